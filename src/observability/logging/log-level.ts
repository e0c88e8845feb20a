/** How severe a record must be. See https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.loglevel */
export enum LogLevel {
  /** All, down to what may contain users' data. */
  TRACE = 'Trace',
  /** What helps to debug. */
  DEBUG = 'Debug',
  /** The flow of the app. */
  INFORMATION = 'Information',
  /** What is not as it should be, and goes on. */
  WARNING = 'Warning',
  /** What failed. */
  ERROR = 'Error',
  /** What needs somebody at once. */
  CRITICAL = 'Critical',
  /** Nothing. */
  NONE = 'None',
}
