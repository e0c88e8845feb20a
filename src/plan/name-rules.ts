/** What is wrong with a name, as words after it, and what to do. */
export interface NameFault {
  readonly problem: string;
  readonly fix: string;
}

/** What is wrong with a name; undefined when nothing is. */
export type NameRule = (name: string) => NameFault | undefined;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;
const ENDS = 'with a letter or digit at both ends';

function atMost(name: string, max: number, why = ''): NameFault | undefined {
  return name.length > max
    ? { problem: `has ${name.length} characters${why}`, fix: `shorten it to at most ${max}` }
    : undefined;
}

/** Source: IsDNS1123Label in apimachinery/pkg/util/validation */
export const dnsLabel: NameRule = (name) =>
  LABEL.test(name)
    ? atMost(name, MAX_LABEL)
    : { problem: 'is no DNS label', fix: `use lower-case letters, digits and "-", ${ENDS}` };

/** Source: IsDNS1035Label in apimachinery/pkg/util/validation */
export const serviceLabel: NameRule = (name) =>
  LABEL.test(name) && /^[0-9]/.test(name)
    ? { problem: 'starts with a digit, which Kubernetes takes from 1.36 on', fix: 'start it with a letter' }
    : dnsLabel(name);

/** Source: IsDNS1123Subdomain in apimachinery/pkg/util/validation */
export const dnsSubdomain: NameRule = (name) =>
  name.split('.').every((part) => LABEL.test(part))
    ? atMost(name, MAX_SUBDOMAIN)
    : { problem: 'is no DNS name', fix: `use lower-case letters, digits, "-" and ".", ${ENDS} of each part` };

/** Source: IsValidPathSegmentName in apimachinery/pkg/api/validation/path */
export const pathSegment: NameRule = (name) =>
  ['', '.', '..'].includes(name) || /[/%]/.test(name)
    ? { problem: 'is no part of a path', fix: 'leave "/" and "%" out' }
    : undefined;

/** A name of at most so many characters besides another rule, since others are made from it. */
export function shorter(rule: NameRule, max: number, why: string): NameRule {
  return (name) => rule(name) ?? atMost(name, max, `, and ${why}`);
}

/** The key of a label. Source: IsQualifiedName in apimachinery/pkg/util/validation */
export const labelKey: NameRule = (key) => {
  const parts = key.split('/');
  const name = parts[parts.length - 1];
  const isPrefixed = parts.length === 1 || (parts.length === 2 && dnsSubdomain(parts[0]) === undefined);
  return isPrefixed && QUALIFIED.test(name)
    ? atMost(name, MAX_LABEL)
    : {
        problem: 'is no name with an optional DNS prefix',
        fix: `use letters, digits, "-", "_" and ".", ${ENDS}, like example.com/tier`,
      };
};

/** The key of an annotation, whose case does not matter. Source: ValidateAnnotations in apimachinery/pkg/api/validation */
export const annotationKey: NameRule = (key) => labelKey(key.toLowerCase());

/** The value of a label. Source: IsValidLabelValue in apimachinery/pkg/util/validation */
export const labelValue: NameRule = (value) =>
  value === '' || QUALIFIED.test(value)
    ? atMost(value, MAX_LABEL)
    : { problem: 'is no value of a label', fix: `use letters, digits, "-", "_" and ".", ${ENDS}` };
