/**
 * What is held to its type by `requireCall` and `requireOptions`: all that has no check of its own, which would say more.
 * `[]` stands for what is in a list or map. `wrong-types.slow.test.ts` finds what is missing here.
 */
export const CHECKED_BY_TYPE = `
AcmeIssuer.constructor: props
AcmeIssuerProps: server solver
AcmeSolver.dns01AzureDns: options
AcmeSolver.dns01CloudDns: options
AcmeSolver.dns01Cloudflare: options
AcmeSolver.dns01Route53: options
AcmeSolver.http01Gateway: options
AcmeSolver.http01Ingress: options
App.constructor: props
App.main: options
AppProps: cluster resolvers
AppSettings.fromFile: file
AppSettings.mounted: options
AppSettings.mountedFromFile: file
AppSettings.of: options
AspNetCoreHealthCheckOptions: liveness readiness startup
AspNetCoreServiceProps: imageSource runtime
AzureServicePrincipal: clientSecret
CaIssuer.constructor: props
CertManagerTlsOptions: hosts issuer
CheckContext.isExternal: apiGroup kind name namespaceName
CidrPeerOptions: exceptCidrs
ClusterProfile.applyTo: scope
ClusterProfile.isDeclaredAt: scope
ClusterProfile.k3d: options
ClusterProfile.kind: options
ClusterProfile.managed: options
ClusterProfile.microk8s: options
ClusterProfile.minikube: options
ClusterProfile.of: scope
ClusterProfile.openshift: options
ClusterProfileOptions: addons crds localImageRegistry priorityClasses
DataProtection.persistedToRedis: options
DataProtection.persistedToVolume: options
Delivery.recreate: options
DeliveryOptions: minReady progressDeadline
Dns01CloudDnsOptions: serviceAccountKey
Dns01CloudflareOptions: apiToken
DnsOption: value
DotnetMonitor.withApiKey: options
DotnetMonitorOptions: resources
EventDrivenScalingOptions: pausedReplicas
ExecHealthCheckOptions: liveness readiness startup
Exposure.clusterOnly: options
Exposure.gateway: options
Exposure.headless: options
Exposure.loadBalancer: options
Exposure.nodePort: options
ExternalSecret.constructor: props
ExternalSecretProps: allKeysOf keys keys[] refreshInterval store
ExternalServerOptions: cidr
ExtraContainerOptions: args args[] command command[] imageSource resources volumeMounts volumeMounts[]
FilesVolumeOptions: optional
FittedQuotaOptions: name
GatewayOptions: controllerSourceRanges controllerSourceRanges[] filters filters[] gateway grpcMatches grpcMatches[] matches matches[] otherBackends otherBackends[] service timeouts
GatewayReference.of: options
GrpcHealthCheckOptions: liveness readiness startup
GrpcMatch: headers headers[]
HeaderChanges: add remove set
HeadlessServiceOptions: extraPorts extraPorts[] ipFamilies ipFamilies[] ipFamilyPolicy
HealthCheck.aspNetCore: options
HealthCheck.exec: options
HealthCheck.grpc: options
HealthCheck.http: options
HealthCheck.tcp: options
HelloAspNetCore.constructor: props
HelloAspNetCoreProps: cluster imageSource resources
HostAlias: hostnames
Http01GatewayOptions: gatewayNamespace sectionName
HttpGateway.constructor: props
HttpGatewayProps: allowedNamespaces annotations annotations[] className
HttpHealthCheckOptions: liveness readiness startup
ImageSource.registry: options
IngressOptions: controller controllerSourceRanges paths paths[]
Issuer.external: kind
JobAnalysisOptions: initialDelay
KubernetesVersion.isAtLeast: minor
LoadBalancerServiceOptions: allocateLoadBalancerNodePorts externalTrafficPolicy extraPorts extraPorts[] internalTrafficPolicy ipFamilies ipFamilies[] ipFamilyPolicy loadBalancerClass loadBalancerSourceRanges sessionAffinity trafficDistribution
ManagedClusterOptions: addons crds localImageRegistry name priorityClasses
Manifest.findResources: kind
Manifest.findings: cluster
Manifest.fromApp: app
Manifest.fromChart: chart
Manifest.fromYaml: yaml
Manifest.hasResource: kind
Manifest.reaches: options source target
Manifest.resource: kind name
Manifest.resourceCount: kind count
Manifest.selects: service
Match.arrayEquals: pattern
Match.arrayWith: pattern
Match.objectEquals: pattern
Match.objectLike: pattern
Match.stringLike: pattern
Migration.constructor: props
MigrationProps: appSettings args args[] imageSource network resources secrets secrets[] security
MixedAuthenticationOptions: parameters[]
MountedAppSettingsOptions: previous previous[]
NodeAffinityOptions: preferred preferred[] required required[]
NodePortServiceOptions: externalTrafficPolicy extraPorts extraPorts[] internalTrafficPolicy ipFamilies ipFamilies[] ipFamilyPolicy sessionAffinity trafficDistribution
NodePreference: requirements requirements[]
NodeRequirement.isIn: values
NodeRequirement.notIn: values
Peer.cidr: options
Peer.pods: options
PodAffinityOptions: preferred preferred[] required required[]
PodAffinityRule: labels namespaces
PodDnsOptions: nameservers options options[] searches
PodIdentity.aws: options
PodIdentity.azureWorkload: options
PodOptions: hostAliases hostAliases[] imagePullSecrets
PodsPeerOptions: labels
PolicyRule: resourceNames
Prerequisites.of: scope
ProgressiveBlueGreenOptions: abortScaleDownDelay autoPromotionDelay minReady postPromotionAnalysis prePromotionAnalysis progressDeadline scaleDownDelay
ProgressiveOptions: abortScaleDownDelay minReady progressDeadline scaleDownDelay
PrometheusAnalysisOptions: initialDelay
ReachOptions: port protocol
RegistryImageOptions: pullPolicy
RemoteSecret: property version
RollingUpdateOptions: minReady progressDeadline
RouteBackend: service
RouteFilter.mirrorTo: service
RouteFilter.redirect: options
RouteFilter.requestHeaders: changes
RouteFilter.responseHeaders: changes
RouteFilter.rewrite: options
RouteMatch: headers headers[] method path queryParams queryParams[]
ScalingRulesOptions: policies stabilizationWindow
Scheduling.of: options
SchedulingOptions: podAffinity podAntiAffinity spread tolerations tolerations[]
SecretAuthenticationOptions: name
SecretFilesOptions: mountPath optional
SecretKeysOptions: optional
SecretTlsOptions: hosts
SecretVariablesOptions: optional prefix
Secrets.allKeys: name options
Secrets.asFiles: name options
Secrets.fromSecret: name options
Secrets.unsafePlainText: name
SecurityOptions: addCapabilities
SecurityProfile.baseline: options
SecurityProfile.restricted: options
SelfSignedIssuer.constructor: props
ServiceAddress.constructor: props
ServiceAddressProps: namespaceName portName
ServiceBase.addInitContainer: options
ServiceBase.addSidecar: options
ServiceBase.addVolume: options volume
ServiceBase.patchContainer: containerName
ServiceEndpoint.fromService: service
ServiceEndpoint.fromStatefulSet: statefulSet
ServiceEndpoint.of: options
ServiceEndpointOptions: ports ports[]
ServiceExposureOptions: extraPorts extraPorts[] internalTrafficPolicy ipFamilies ipFamilies[] ipFamilyPolicy sessionAffinity trafficDistribution
ServiceVolume.configMap: options
ServiceVolume.emptyDir: options
ServiceVolume.ephemeral: options
ServiceVolume.projected: sources sources[]
ServiceVolume.secret: options
SessionAffinity.clientIp: timeout
Shutdown.graceful: options
SidecarOptions: args args[] command command[] imageSource livenessProbe ports ports[] readinessProbe resources startupProbe volumeMounts volumeMounts[]
SloAnalysisOptions: initialDelay
Spread.strict: options
StickyCookie: maxAge sameSite secure
TcpHealthCheckOptions: liveness readiness startup
Tls.certManager: options
Tls.fromSecret: options
Toleration.notReadyNode: stay
Toleration.of: options
Toleration.unreachableNode: stay
TolerationOptions: effect
TraefikIngressOptions: cors entryPoints entryPoints[] rateLimit stripPrefixes stripPrefixes[]
TraefikRateLimit: period
TriggerAuthentication.fromPodIdentity: options
TriggerAuthenticationOptions: name
VolumeMountOptions: volumeName
WebService.allowFrom: peer ports ports[]
WebService.allowTo: peer ports ports[]
WebService.connectToExternal: options
WebService.grant: rules rules[]
WebServiceProps: imageSource
`;
