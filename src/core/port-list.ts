import { fail } from '../private/errors';
import { requireQualifiedName } from '../private/labels';
import { requirePortName } from '../private/names';
import { requireInteger } from '../private/values';
import { PortModel } from './model';

/** How the Service offers a port that the pods open already. */
export interface PortOffer {
  /**
   * The port that the Service offers, 1 to 65535.
   * @default - as it is
   */
  readonly servicePort?: number;
  /**
   * The protocol that the port speaks, such as `kubernetes.io/h2c`.
   * @default - as it is
   */
  readonly appProtocol?: string;
}

/** The ports of a service, the main one first; no two collide. */
export class PortList {
  private readonly path: string;
  private readonly list: PortModel[] = [];

  /** @param path the construct path, for messages */
  public constructor(path: string) {
    this.path = path;
  }

  /** The ports so far. */
  public get all(): PortModel[] {
    return [...this.list];
  }

  /**
   * Adds a port.
   * @throws when its name, number or protocol is not valid, or taken
   */
  public add(port: PortModel): void {
    this.check(port, this.list);
    this.list.push({ ...port });
  }

  /**
   * Changes how the Service offers the main port.
   * @throws when the number or protocol is not valid, or the number is taken
   */
  public offerMain(offer: PortOffer): void {
    const [main, ...others] = this.list;
    const { servicePort = main.servicePort, appProtocol = main.appProtocol } = offer;
    const changed = { ...main, servicePort, ...(appProtocol !== undefined && { appProtocol }) };
    this.check(changed, others);
    this.list[0] = changed;
  }

  private check(port: PortModel, others: PortModel[]): void {
    requirePortName(this.path, port.portName);
    requireInteger('port-invalid', this.path, `port ${port.portName}`, port.containerPort, 1, 65535);
    requireInteger('port-invalid', this.path, `service port ${port.portName}`, port.servicePort, 1, 65535);
    if (port.appProtocol !== undefined) {
      const example = 'kubernetes.io/h2c';
      requireQualifiedName(
        'port-invalid',
        this.path,
        `appProtocol of port ${port.portName}`,
        port.appProtocol,
        example,
      );
    }
    const same = others.find((other) => collide(port, other));
    if (same) {
      const taken = `port ${port.portName} (${port.containerPort}) collides with port ${same.portName} (${same.containerPort})`;
      fail('port-conflict', this.path, taken, 'give each port a name and a number of its own');
    }
  }
}

function collide(port: PortModel, other: PortModel): boolean {
  return (
    port.portName === other.portName ||
    port.containerPort === other.containerPort ||
    (port.servicePort === other.servicePort && port.offered !== false && other.offered !== false)
  );
}
