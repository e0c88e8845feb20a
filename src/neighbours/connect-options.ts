/** How an address is told to the client. */
export enum AddressFormat {
  /** `http://catalog.shop.svc.cluster.local`. */
  URL = 'url',
  /** `catalog.shop.svc.cluster.local:80`. */
  HOST_AND_PORT = 'host-and-port',
  /** `catalog.shop.svc.cluster.local`. */
  HOST = 'host',
}

/** How a service connects to another one. */
export interface ConnectOptions {
  /**
   * The server's port, by its name.
   * @default - the main port
   */
  readonly portName?: string;

  /**
   * The name by which the client's code knows the server, as in `http://catalog`.
   * @default - the name of the server's Service
   */
  readonly name?: string;

  /**
   * A configuration key that gets the address, like `Catalog:BaseUrl`, instead of the one that .NET's
   * service discovery reads, `services:<name>:<port name>:0`.
   * @default - the one of service discovery
   */
  readonly setting?: string;

  /**
   * How the address is written.
   * @default AddressFormat.URL
   */
  readonly format?: AddressFormat;
}

/** A server outside the cluster. */
export interface ExternalServerOptions {
  /** Its host name or IP address, like `db.example.com`. */
  readonly host: string;

  /** Its port, 1 to 65535. */
  readonly port: number;

  /**
   * The block of its addresses, which `NetworkAccess.declaredOnly()` needs: NetworkPolicies can't match names.
   * @default - the host, where that is an IP address
   */
  readonly cidr?: string;

  /**
   * A configuration key that gets the address, like `Database:Server`.
   * @default - none: the client knows the address from elsewhere
   */
  readonly setting?: string;

  /**
   * How the address is written. A URL is `https` on port 443, else `http`.
   * @default AddressFormat.HOST_AND_PORT
   */
  readonly format?: AddressFormat;
}
