/**
 * How telemetry travels; each way has a port of its own.
 * Source: https://opentelemetry.io/docs/specs/otlp/
 */
export enum OtlpProtocol {
  /** gRPC, on port 4317. */
  GRPC = 'grpc',
  /** Protobuf over HTTP, on port 4318. */
  HTTP_PROTOBUF = 'http/protobuf',
}
