import { CheckContext } from '../core/check-context';
import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from '../plan/mention';
import { absentTargets } from './absent';
import { Rule } from './rule';

const GROUP = 'cert-manager.io';

/** Issuers of other groups are those of their own controllers, of which nothing is known. */
function issuer(object: SynthesizedObject, place: string, name: unknown, kind: unknown, group: unknown): Mention[] {
  const isOurs = group === GROUP && (kind === 'Issuer' || kind === 'ClusterIssuer');
  const namespaceName = kind === 'Issuer' ? object.namespaceName : undefined;
  const target = { group: GROUP, kind: kind as string, name: name as string, namespaceName };
  return isOurs && isName(name) ? [{ object, place, target }] : [];
}

function ofCertificate(object: SynthesizedObject): Mention[] {
  const { name, kind = 'Issuer', group = GROUP } = memberOf(memberOf(object.manifest.spec).issuerRef);
  return issuer(object, 'issuerRef', name, kind, group);
}

/** Source: https://cert-manager.io/docs/usage/ingress/#supported-annotations */
function ofAnnotations(object: SynthesizedObject): Mention[] {
  const annotations = memberOf(memberOf(object.manifest.metadata).annotations);
  const { [`${GROUP}/issuer-group`]: group = GROUP, [`${GROUP}/issuer-kind`]: kind = 'Issuer' } = annotations;
  const mention = (word: string, ofKind: unknown) =>
    issuer(object, `the annotation ${GROUP}/${word}`, annotations[`${GROUP}/${word}`], ofKind, group);
  return [...mention('issuer', kind), ...mention('cluster-issuer', 'ClusterIssuer')];
}

/** The Secrets of a ClusterIssuer are in the namespace that cert-manager was started with. */
function ofAuthority(object: SynthesizedObject): Mention[] {
  const name: unknown = memberOf(memberOf(object.manifest.spec).ca).secretName;
  const namespaceName = object.kind === 'Issuer' ? object.namespaceName : undefined;
  const target = { group: '', kind: 'Secret', name: name as string, namespaceName };
  return isName(name) ? [{ object, place: 'ca', target }] : [];
}

const READERS: Record<string, (object: SynthesizedObject) => Mention[]> = {
  [`${GROUP} Certificate`]: ofCertificate,
  [`${GROUP} Issuer`]: ofAuthority,
  [`${GROUP} ClusterIssuer`]: ofAuthority,
  'networking.k8s.io Ingress': ofAnnotations,
  'gateway.networking.k8s.io Gateway': ofAnnotations,
};

/** Who asks for a certificate names an issuer that exists, and one with an authority of its own names its Secret. */
export class ReferenceIssuer implements Rule {
  public readonly checkId = 'reference-issuer';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning =
    'Every Issuer and ClusterIssuer that is named exists, and so does the Secret of its authority.';
  public readonly reason = 'The certificate is never issued, and its Secret never made.';

  public check(objects: SynthesizedObject[], context: CheckContext): Finding[] {
    const mentions = objects.flatMap(
      (object) => READERS[`${groupOf(object.apiVersion)} ${object.kind}`]?.(object) ?? [],
    );
    return absentTargets(this, mentions, objects, context);
  }
}
