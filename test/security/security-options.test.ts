import { Chart, Testing } from 'cdk8s';
import { SecurityProfile } from '../../src/security/security-profile';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

function service(profile: SecurityProfile): BareService {
  return new BareService(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'web', [profile]);
}

test.each<[SecurityProfile, string]>([
  [
    SecurityProfile.restricted({ userId: 0 }),
    'userId 0 is root, which Pod Security restricted refuses; use another user, or SecurityProfile.baseline()',
  ],
  [SecurityProfile.baseline({ userId: -1 }), 'userId -1 is not valid; use a whole number from 0 to 2147483647'],
  [SecurityProfile.restricted({ groupId: 1.5 }), 'groupId 1.5 is not valid; use a whole number from 0 to 2147483647'],
  [
    SecurityProfile.restricted({ fsGroup: 2147483648 }),
    'fsGroup 2147483648 is not valid; use a whole number from 0 to 2147483647',
  ],
  [
    SecurityProfile.restricted({ addCapabilities: ['NET_BIND_SERVICE', 'CHOWN'] }),
    'capability "CHOWN" is not one that Pod Security restricted allows; use NET_BIND_SERVICE, or SecurityProfile.baseline()',
  ],
  [
    SecurityProfile.baseline({ addCapabilities: ['NET_RAW'] }),
    'capability "NET_RAW" is not one that Pod Security baseline allows; use AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, ' +
      'FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT, or SecurityProfile.none()',
  ],
  [
    SecurityProfile.restricted({ seLinuxType: 'spc_t' }),
    'SELinux type "spc_t" is not one that Pod Security restricted allows; use container_t, container_init_t, container_kvm_t',
  ],
  [
    SecurityProfile.restricted({ appArmor: true }),
    'appArmor needs Kubernetes 1.30, the cluster "managed" has 1.27; leave it out (the container runtime applies its ' +
      'profile anyway), or give the cluster profile its kubernetesVersion',
  ],
])('%# is refused', (profile, message) => {
  expect(messageOf(() => service(profile))).toBe(`shop/web: ${message}`);
});
