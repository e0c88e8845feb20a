/** Kubernetes cuts what comes before the five random characters of a pod's name. Source: k8s.io/apiserver names.GenerateName */
export const LONGEST_POD_PREFIX = 58;

/** Of the hash of a pod template, between two hyphens. Source: SafeEncodeString of k8s.io/apimachinery, of 32 bits */
const LONGEST_HASH = 10;

/** The longest name of a Deployment or Rollout whose pods' names hold both it and the hash, whole. */
export const LONGEST_OWNER = LONGEST_POD_PREFIX - LONGEST_HASH - 2;
