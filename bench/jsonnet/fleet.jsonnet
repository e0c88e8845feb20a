// A file for each service: `jsonnet -S -m outdir --tla-code count=1000 fleet.jsonnet`.
local service = import 'service.libsonnet';

function(count) {
  local at(index) = { name: 'web', namespaceName: 'service-%d' % index },
  ['service-%d.k8s.yaml' % index]: std.manifestYamlStream(
    service.new(
      name='web',
      namespaceName='service-%d' % index,
      tag='1.4.2',
      host='s%d.example.com' % index,
      connections=if index > 0 then [at(index - 1)] else [],
      clients=if index + 1 < count then [at(index + 1)] else [],
    ).objects,
    quote_keys=false,
  )
  for index in std.range(0, count - 1)
}
