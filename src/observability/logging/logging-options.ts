import type { LogLevel } from './log-level';

/** What an app writes to its console, in any form. */
export interface ConsoleLoggingOptions {
  /**
   * Whether the scopes around a record come with it, such as the request that it belongs to.
   * @default true
   */
  readonly includeScopes?: boolean;

  /**
   * The form of the timestamp, as .NET's custom formats are written: `HH:mm:ss.fff`.
   * @default - `yyyy-MM-ddTHH:mm:ss.fffZ`, or with the offset in place of `Z` where `utc` is false
   */
  readonly timestampFormat?: string;

  /**
   * Whether timestamps are in UTC; else they are in the container's time zone.
   * @default true
   */
  readonly utc?: boolean;

  /**
   * The level from which records are written, of categories that `levels` does not name.
   * @default - the app's own
   */
  readonly level?: LogLevel;

  /**
   * The level of categories, by the beginnings of their names: `{ 'Microsoft.AspNetCore': LogLevel.WARNING }`.
   * @default - the app's own
   */
  readonly levels?: Record<string, LogLevel>;
}

/** What an app writes to its console for people. */
export interface SimpleLoggingOptions extends ConsoleLoggingOptions {
  /**
   * Whether a record is one line.
   * @default true
   */
  readonly singleLine?: boolean;
}
