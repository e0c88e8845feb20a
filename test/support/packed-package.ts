import * as fs from 'fs';
import * as path from 'path';

/** What `npm pack` said of a package. */
export interface PackedPackage {
  /** The file to install. */
  readonly tarball: string;
  readonly version: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: { readonly path: string }[];
}

/** One of the packages of this repository as it would be published, which was packed once for all slow tests. */
export function packedPackage(name: 'cdk8s-aspnetcore' | 'cdk8s-aspnetcore-cli'): PackedPackage {
  return (JSON.parse(fs.readFileSync(path.join(process.env.TMPDIR!, 'packed.json'), 'utf8')) as never)[name];
}
