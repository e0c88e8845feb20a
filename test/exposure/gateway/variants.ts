import { Audience, Delivery, VariantOptions, WebServiceProps } from 'cdk8s-aspnetcore';
import { Exposure } from '../../../src/exposure/exposure';
import { GatewayOptions } from '../../../src/exposure/gateway/gateway-options';
import { objectsOf } from '../../support/released-service';
import { options } from './support';

/** Audiences by the name of their variant. */
export type Variants = Record<string, Audience>;

export const BETA: Variants = { beta: Audience.header('x-variant', 'beta') };

/** The props of a service of such variants, behind a Gateway. */
export function abTest(audiences: Variants, some: Partial<GatewayOptions> = {}): Partial<WebServiceProps> {
  const image = 'example.com/web:2';
  const entries = Object.entries(audiences).map(([name, audience]): [string, VariantOptions] => [
    name,
    { audience, image },
  ]);
  const delivery = Delivery.abTest({ variants: Object.fromEntries(entries) });
  return { delivery, exposure: Exposure.gateway(options(some)) };
}

/** The rules of its route. */
export function rulesOf(audiences: Variants, some?: Partial<GatewayOptions>): any[] {
  const objects = objectsOf(abTest(audiences, some));
  return (objects['HTTPRoute web'] ?? objects['GRPCRoute web']).spec.rules;
}
