/** Changes of headers. */
export interface HeaderChanges {
  /**
   * Headers that get a value, whatever they had, at most 16.
   * @default - none
   */
  readonly set?: Record<string, string>;

  /**
   * Headers that get a further value, at most 16.
   * @default - none
   */
  readonly add?: Record<string, string>;

  /**
   * Headers that are taken away, at most 16.
   * @default - none
   */
  readonly remove?: string[];
}

/** What the service sees in place of what the client asked for. */
export interface RewriteOptions {
  /**
   * The host.
   * @default - unchanged
   */
  readonly hostName?: string;

  /**
   * What stands for the prefix that matched, which every match must have: `/` for `/shop` makes
   * `/shop/cart` to `/cart`.
   * @default - unchanged
   */
  readonly replacePrefix?: string;

  /**
   * The whole path; not together with replacePrefix.
   * @default - unchanged
   */
  readonly replacePath?: string;
}

/** Where the client is told to go. */
export interface RedirectOptions {
  /**
   * Whether to HTTPS.
   * @default - the scheme of the request
   */
  readonly toHttps?: boolean;

  /**
   * The host.
   * @default - that of the request
   */
  readonly hostName?: string;

  /**
   * The port, 1 to 65535.
   * @default - that of the scheme, else of the listener
   */
  readonly port?: number;

  /**
   * What stands for the prefix that matched, which every match must have.
   * @default - the path of the request
   */
  readonly replacePrefix?: string;

  /**
   * The whole path; not together with replacePrefix.
   * @default - the path of the request
   */
  readonly replacePath?: string;

  /**
   * Whether clients may remember it: 301 instead of 302. Later codes need Gateway API 1.5.
   * @default false
   */
  readonly permanent?: boolean;
}
