import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { externalsecrets } from 'cdk8s-aspnetcore';
import { crdFieldsMissing } from '../support/crd-fields';

/** An ExternalSecret with every field that the binding has. */
const FULL: externalsecrets.ExternalSecretProps = {
  metadata: { name: 'web' },
  spec: {
    refreshInterval: '15m',
    refreshPolicy: externalsecrets.ExternalSecretSpecRefreshPolicy.PERIODIC,
    secretStoreRef: { name: 'vault', kind: externalsecrets.ExternalSecretSpecSecretStoreRefKind.CLUSTER_SECRET_STORE },
    target: {
      name: 'web-settings',
      creationPolicy: externalsecrets.ExternalSecretSpecTargetCreationPolicy.CREATE_OR_MERGE,
      deletionPolicy: externalsecrets.ExternalSecretSpecTargetDeletionPolicy.RETAIN,
      immutable: false,
      template: {
        type: 'Opaque',
        engineVersion: externalsecrets.ExternalSecretSpecTargetTemplateEngineVersion.V2,
        data: { ConnectionStrings__Shop: 'Host=db;Password={{ .password }}' },
        metadata: { labels: { team: 'shop' }, annotations: { 'example.com/owner': 'shop' } },
      },
    },
    data: [
      {
        secretKey: 'password',
        remoteRef: {
          key: 'shop/db',
          property: 'password',
          version: '3',
          conversionStrategy: externalsecrets.ExternalSecretSpecDataRemoteRefConversionStrategy.DEFAULT,
          decodingStrategy: externalsecrets.ExternalSecretSpecDataRemoteRefDecodingStrategy.BASE64_URL,
          metadataPolicy: externalsecrets.ExternalSecretSpecDataRemoteRefMetadataPolicy.NONE,
        },
      },
    ],
    dataFrom: [
      {
        extract: {
          key: 'shop/web',
          property: 'settings',
          version: '7',
          conversionStrategy: externalsecrets.ExternalSecretSpecDataFromExtractConversionStrategy.UNICODE,
          decodingStrategy: externalsecrets.ExternalSecretSpecDataFromExtractDecodingStrategy.AUTO,
        },
      },
      {
        find: {
          name: { regexp: '^web-' },
          path: 'shop',
          tags: { app: 'web' },
          conversionStrategy: externalsecrets.ExternalSecretSpecDataFromFindConversionStrategy.UNICODE,
          decodingStrategy: externalsecrets.ExternalSecretSpecDataFromFindDecodingStrategy.NONE,
        },
      },
    ],
  },
};

const MANIFEST = { apiVersion: 'v1', kind: 'ConfigMap' };
const addManifest = JsonPatch.add('/spec/target/manifest', MANIFEST);

describe('externalsecrets.ExternalSecret', () => {
  const render = (build: (chart: Chart) => unknown): any => {
    const chart = Testing.chart();
    build(chart);
    return Testing.synth(chart)[0];
  };
  const full = () => render((chart) => new externalsecrets.ExternalSecret(chart, 'web', FULL));

  test('renders every field under its own name', () => {
    expect(full()).toStrictEqual({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'web' },
      spec: {
        refreshInterval: '15m',
        refreshPolicy: 'Periodic',
        secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
        target: {
          name: 'web-settings',
          creationPolicy: 'CreateOrMerge',
          deletionPolicy: 'Retain',
          immutable: false,
          template: {
            type: 'Opaque',
            engineVersion: 'v2',
            data: { ConnectionStrings__Shop: 'Host=db;Password={{ .password }}' },
            metadata: { labels: { team: 'shop' }, annotations: { 'example.com/owner': 'shop' } },
          },
        },
        data: [
          {
            secretKey: 'password',
            remoteRef: {
              key: 'shop/db',
              property: 'password',
              version: '3',
              conversionStrategy: 'Default',
              decodingStrategy: 'Base64URL',
              metadataPolicy: 'None',
            },
          },
        ],
        dataFrom: [
          {
            extract: {
              key: 'shop/web',
              property: 'settings',
              version: '7',
              conversionStrategy: 'Unicode',
              decodingStrategy: 'Auto',
            },
          },
          {
            find: {
              name: { regexp: '^web-' },
              path: 'shop',
              tags: { app: 'web' },
              conversionStrategy: 'Unicode',
              decodingStrategy: 'None',
            },
          },
        ],
      },
    });
  });

  test('the test above leaves no field of the definition out', () => {
    expect(crdFieldsMissing('external-secrets.io_externalsecrets.yaml', full())).toEqual([]);
  });

  test('a patch reaches a field that the binding lacks on an ApiObject of its manifest', () => {
    const manifest = externalsecrets.ExternalSecret.manifest(FULL);
    const patched = render((chart) => new ApiObject(chart, 'web', manifest).addJsonPatch(addManifest));
    const { spec, ...rest } = full();
    expect(patched).toStrictEqual({ ...rest, spec: { ...spec, target: { ...spec.target, manifest: MANIFEST } } });
  });

  test('the same patch on the binding itself is dropped: why docs/imports.md says to use an ApiObject', () => {
    expect(render((chart) => new externalsecrets.ExternalSecret(chart, 'web', FULL).addJsonPatch(addManifest))).toEqual(
      full(),
    );
  });
});
