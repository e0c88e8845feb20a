import { PORTS } from '../collector-ports';
import { Settings } from '../exporter-model';

/** All addresses of the pod, of both families. */
export const listenOn = (port: number): string => `:${port}`;

/** Takes OTLP. Source of the fields: receiver/otlpreceiver/config.md in open-telemetry/opentelemetry-collector */
export function otlpReceiver(): Settings {
  return {
    protocols: {
      // Batches of several services may be larger than gRPC's usual 4 MiB.
      grpc: { endpoint: listenOn(PORTS.otlpGrpc), max_recv_msg_size_mib: 16 },
      http: { endpoint: listenOn(PORTS.otlpHttp) },
    },
  };
}
