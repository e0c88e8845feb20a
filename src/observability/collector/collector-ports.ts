/** The ports of a collector. Source: https://opentelemetry.io/docs/specs/otlp/, and the defaults of its components. */
export const PORTS = { otlpGrpc: 4317, otlpHttp: 4318, metrics: 8888, health: 13133 };

/** The names of the ports that clients connect to; the first one is the usual. */
export const OTLP_GRPC = 'otlp-grpc';
export const OTLP_HTTP = 'otlp-http';
