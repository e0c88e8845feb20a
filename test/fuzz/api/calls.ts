import * as api from 'cdk8s-aspnetcore';
import { Construct } from 'constructs';
import { Samples } from './samples';
import { Api, Callable, Shape } from './types';

/** The way to one value: which parameter, and which member of it, and so on. */
export interface Place {
  readonly callable: Callable;
  readonly index: number;
  readonly members: string[];
  readonly shape: Shape;
}

export function titleOf({ callable, index, members }: Place): string {
  const { owner, method, slots } = callable;
  return `${owner}.${method ?? 'constructor'}(${[slots[index].name, ...members].join('.')})`;
}

/** Every place of the API at which a user gives a value: parameters, members of structs, of lists and of maps. */
export function placesOf({ callables, structs }: Api): Place[] {
  const below = (place: Place, seen: string[]): Place[] => {
    const { shape, members } = place;
    if (shape.kind === 'struct' && !seen.includes(shape.name)) {
      const slots = structs.get(shape.name)!;
      const inner = slots.map((slot) => ({ ...place, members: [...members, slot.name], shape: slot.shape }));
      return [place, ...inner.flatMap((one) => below(one, [...seen, shape.name]))];
    }
    if (shape.kind === 'list' || shape.kind === 'map') {
      const key = shape.kind === 'list' ? '0' : 'a';
      return [place, ...below({ ...place, members: [...members, key], shape: shape.element }, seen)];
    }
    return [place];
  };
  return callables.flatMap((callable) =>
    callable.slots.flatMap((slot, index) => below({ callable, index, members: [], shape: slot.shape }, [])),
  );
}

/** The parameters of a call with one value at one place. */
export function parametersWith(api_: Api, samples: Samples, place: Place, value: unknown, scope: () => Construct) {
  const { callable, index, members } = place;
  const build = (shape: Shape, name: string, rest: string[]): unknown => {
    if (rest.length === 0) {
      return value;
    }
    const [member, ...more] = rest;
    if (shape.kind === 'struct') {
      const slot = api_.structs.get(shape.name)!.find((one) => one.name === member)!;
      return samples.struct(shape.name, scope, { [member]: build(slot.shape, member, more) });
    }
    const inner = build((shape as { element: Shape }).element, name, more);
    return shape.kind === 'list' ? [inner] : { a: inner };
  };
  const slots = callable.slots.slice(0, Math.max(index + 1, callable.slots.filter((slot) => !slot.optional).length));
  const parameters = slots.map((slot, at) =>
    at === index ? build(slot.shape, slot.name, members) : samples.of(slot, scope, callable.owner),
  );
  const last = parameters[parameters.length - 1];
  return callable.isVariadic && Array.isArray(last) ? [...parameters.slice(0, -1), ...(last as unknown[])] : parameters;
}

/** Calls it, on an instance where it is a method. */
export function call({ owner, method, isStatic }: Callable, parameters: unknown[], receiver: () => any): unknown {
  const type = (api as any)[owner];
  if (method === undefined) {
    return new type(...parameters);
  }
  return isStatic ? type[method](...parameters) : receiver()[method](...parameters);
}
