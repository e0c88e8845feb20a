import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { UserError, Values } from '../command';
import { FactsOptions } from './facts';

export interface ReportOptions extends FactsOptions {
  readonly out: string;
  readonly failOn?: 'error' | 'warning';
}

function priceOf(values: Values, option: string): number | undefined {
  const given = values[option];
  const price = Number(given);
  if (
    given !== undefined &&
    (typeof given !== 'string' || given.trim() === '' || !Number.isFinite(price) || price < 0)
  ) {
    throw new UserError(`--${option} ${String(given)} is no price`, 'give a number, like 24.50');
  }
  return given === undefined ? undefined : price;
}

function pricesOf(values: Values): FactsOptions['prices'] {
  const [cpu, memory] = [priceOf(values, 'price-cpu'), priceOf(values, 'price-memory')];
  if (cpu === undefined && memory === undefined) {
    return undefined;
  }
  return {
    cpu: cpu ?? 0,
    memory: memory ?? 0,
    currency: typeof values.currency === 'string' ? values.currency : 'USD',
  };
}

function versionOf(given: unknown): string | undefined {
  if (typeof given !== 'string') {
    return undefined;
  }
  try {
    KubernetesVersion.of(given);
  } catch (error) {
    throw new UserError(`--kubernetes: ${(error as Error).message}`);
  }
  return given;
}

/** What a call asks for. */
export function optionsOf(values: Values): ReportOptions {
  const { out = 'report', 'fail-on': failOn } = values;
  if (failOn !== undefined && failOn !== 'error' && failOn !== 'warning') {
    throw new UserError(`--fail-on ${String(failOn)} is no severity`, 'use error or warning');
  }
  const [kubernetes, prices] = [versionOf(values.kubernetes), pricesOf(values)];
  return {
    out: String(out),
    ...(failOn !== undefined && { failOn }),
    ...(kubernetes !== undefined && { kubernetes }),
    ...(prices !== undefined && { prices }),
  };
}
