/** Generated from the public API by `npm run test:slow -- option-shapes -u`: do not edit. `shape-table.ts` reads it. */
export const OPTION_SHAPES = `
class AcmeServer directoryUrl AcmeServer.letsEncrypt(…)
class AcmeSolver servesWildcards,_render AcmeSolver.http01Ingress(…)
class Analysis _resolve Analysis.prometheus(…)
class App outdir,outputFileExtension,yamlOutputType,resolvers App.main(…)
class AppSettings capabilityName,bind AppSettings.of(…)
class Chart labels,generateObjectName,addDependency,toJson -
class ClusterProfile name,kubernetesVersion,_isVersionKnown,kubectl ClusterProfile.minikube(…)
class ContainerResources _resolve ContainerResources.of(…)
class Duration toMilliseconds,toSeconds,toMinutes,toHours -
class ImageSource isLocal,_resolve ImageSource.registry(…)
class IngressController _family,controllerName,_plan -
class IngressPath pathType,path IngressPath.prefix(…)
class NetworkAccess capabilityName,bind NetworkAccess.declaredClients(…)
class NodeRequirement _toKube NodeRequirement.isIn(…)
class PathMatch _isPrefix,_toSpec PathMatch.prefix(…)
class Peer _toModel Peer.pods(…)
class RouteFilter _type,_replacesPrefix,_toSpec RouteFilter.requestHeaders(…)
class ScalingPolicy _toKube ScalingPolicy.pods(…)
class SecretStore _toRef SecretStore.named(…)
class Secrets capabilityName,bind Secrets.fromSecret(…)
class SecurityProfile capabilityName,bind SecurityProfile.restricted(…)
class Service type,resourceType,exposeViaIngress,ports -
class ServiceVolume _isHostPath,_toVolume ServiceVolume.emptyDir(…)
class SessionAffinity _timeoutSeconds SessionAffinity.clientIp(…)
class Spread _constraints,_antiAffinity Spread.preferred(…)
class StatefulSet podManagementPolicy,strategy,minReady,resourceType -
class Toleration _toKube Toleration.of(…)
class ValueMatch _toSpec ValueMatch.exact(…)
enum ImagePullPolicy ALWAYS=Always IF_NOT_PRESENT=IfNotPresent NEVER=Never
enum IpFamily IPV4=IPv4 IPV6=IPv6
enum IpFamilyPolicy SINGLE_STACK=SingleStack PREFER_DUAL_STACK=PreferDualStack REQUIRE_DUAL_STACK=RequireDualStack
enum RouteMethod GET=GET HEAD=HEAD POST=POST PUT=PUT DELETE=DELETE CONNECT=CONNECT OPTIONS=OPTIONS TRACE=TRACE PATCH=PATCH
enum SameSite STRICT=Strict LAX=Lax NONE=None
enum TaintEffect NO_SCHEDULE=NoSchedule PREFER_NO_SCHEDULE=PreferNoSchedule NO_EXECUTE=NoExecute
enum TrafficDistribution PREFER_CLOSE=PreferClose PREFER_SAME_ZONE=PreferSameZone PREFER_SAME_NODE=PreferSameNode
enum TrafficPolicy CLUSTER=Cluster LOCAL=Local
interface IConnectable endpoint,acceptClient -
interface IConstruct node -
interface IGateway reference -
interface IIssuer reference -
interface IResolver resolve -
interface Probe - -
interface VolumeProjection - -
struct AbTestOptions variants rollingUpdate?:RollingUpdateOptions!
struct AcmeIssuerProps email,solver server?:AcmeServer solver:AcmeSolver
struct AddVolumeOptions mountPath
struct AppMainOptions plan
struct AppProps outdir resolvers?:any[]
struct AppSettingsOptions environmentName
struct AspNetCoreHealthCheckOptions livePath startup?:ProbeOptions readiness?:ProbeOptions liveness?:ProbeOptions
struct AspNetCoreServiceProps image runtime?:DotnetRuntimeOptions imageSource?:ImageSource podOptions?:PodOptions!
struct AwsIdentityOptions roleArn
struct AzureServicePrincipal tenantId,clientId,clientSecret clientSecret:SolverSecret
struct AzureWorkloadIdentityOptions clientId
struct BlueGreenOptions active rollingUpdate?:RollingUpdateOptions!
struct CaIssuerProps secretName
struct CanaryOptions weight rollingUpdate?:RollingUpdateOptions!
struct CertManagerTlsOptions issuer issuer:IIssuer hosts?:string![]
struct CidrPeerOptions exceptCidrs exceptCidrs?:string![]
struct ClusterProfileOptions kubernetesVersion addons?:string![] crds?:string![] priorityClasses?:string![] localImageRegistry?:string
struct ContainerPortOptions portName,containerPort
struct DeliveryOptions minReady minReady?:Duration progressDeadline?:Duration
struct Dns01AzureDnsOptions subscriptionId,resourceGroupName servicePrincipal?:AzureServicePrincipal!
struct Dns01CloudDnsOptions project serviceAccountKey?:SolverSecret
struct Dns01CloudflareOptions apiToken apiToken:SolverSecret
struct Dns01Route53Options region
struct DnsOption name value?:string
struct DotnetMonitorOptions image resources?:ContainerResources
struct DotnetRuntimeOptions gcMode
struct EmptyDirOptions sizeLimit
struct EphemeralVolumeOptions size
struct EventDrivenScalingOptions min,max,triggers pausedReplicas?:number
struct ExecHealthCheckOptions livenessCommand startup?:ProbeOptions readiness?:ProbeOptions liveness?:ProbeOptions
struct ExternalSecretProps store store:SecretStore keys?:RemoteSecret{} allKeysOf?:string![] refreshInterval?:Duration
struct ExternalServerOptions host,port cidr?:string
struct ExtraContainerOptions name,image imageSource?:ImageSource command?:string[] args?:string[] resources?:ContainerResources volumeMounts?:VolumeMountOptions[]
struct ExtraHeadlessPort portName,containerPort
struct ExtraNodePort portName,containerPort
struct ExtraPort portName,containerPort
struct FilesVolumeOptions files optional?:boolean
struct FittedQuotaOptions headroomPercent name?:string
struct GatewayOptions gateway,hosts gateway:IGateway matches?:RouteMatch[] filters?:RouteFilter[] timeouts?:RouteTimeouts grpcMatches?:GrpcMatch[] otherBackends?:RouteBackend[] service?:ServiceExposureOptions controllerSourceRanges?:string[]
struct GatewayReferenceOptions name
struct GracefulShutdownOptions drain
struct GrpcHealthCheckOptions readinessService startup?:ProbeOptions readiness?:ProbeOptions liveness?:ProbeOptions
struct GrpcMatch grpcService headers?:ValueMatch{}
struct HeaderChanges set set?:string!{} add?:string!{} remove?:string![]
struct HeadlessServiceOptions extraPorts extraPorts?:ExtraHeadlessPort[] ipFamilyPolicy?:IpFamilyPolicy ipFamilies?:IpFamily[]
struct HelloAspNetCoreProps image imageSource?:ImageSource resources?:ContainerResources cluster?:ClusterProfile
struct HostAlias hostnames,ip hostnames:string![]
struct Http01GatewayOptions gatewayName gatewayNamespace?:string sectionName?:string
struct Http01IngressOptions className
struct HttpGatewayProps hosts className?:string allowedNamespaces?:string![] annotations?:string{}
struct HttpHealthCheckOptions livenessPath startup?:ProbeOptions readiness?:ProbeOptions liveness?:ProbeOptions
struct IngressCors origins
struct IngressOptions hosts paths?:IngressPath[] controller?:IngressController service?:ServiceExposureOptions! controllerSourceRanges?:string![]
struct IssuerProps name
struct JobAnalysisOptions image initialDelay?:Duration
struct KeyRedisOptions setting
struct KeyVolumeOptions mountPath
struct LoadBalancerServiceOptions loadBalancerSourceRanges loadBalancerSourceRanges?:string![] loadBalancerClass?:string allocateLoadBalancerNodePorts?:boolean extraPorts?:ExtraNodePort[] externalTrafficPolicy?:TrafficPolicy sessionAffinity?:SessionAffinity internalTrafficPolicy?:TrafficPolicy trafficDistribution?:TrafficDistribution ipFamilyPolicy?:IpFamilyPolicy ipFamilies?:IpFamily[]
struct ManagedClusterOptions name name?:string addons?:string![] crds?:string![] priorityClasses?:string![] localImageRegistry?:string
struct MigrationProps image imageSource?:ImageSource args?:string[] appSettings?:AppSettings secrets?:Secrets[] resources?:ContainerResources security?:SecurityProfile network?:NetworkAccess
struct MixedAuthenticationOptions parameters parameters?:SecretParameter[]!
struct MountedAppSettingsOptions contentRoot previous?:AppSettings[]
struct NginxIngressOptions bodySize stickyCookie?:StickyCookie!
struct NodeAffinityOptions required required?:NodeRequirement[] preferred?:NodePreference[]
struct NodePortServiceOptions nodePort extraPorts?:ExtraNodePort[] externalTrafficPolicy?:TrafficPolicy sessionAffinity?:SessionAffinity internalTrafficPolicy?:TrafficPolicy trafficDistribution?:TrafficDistribution ipFamilyPolicy?:IpFamilyPolicy ipFamilies?:IpFamily[]
struct NodePreference requirements requirements:NodeRequirement[]
struct PeerPort containerPort
struct PodAffinityOptions required required?:PodAffinityRule[] preferred?:PodAffinityRule[]
struct PodAffinityRule labels labels:string!{} namespaces?:string![]
struct PodDnsOptions ndots nameservers?:string![] searches?:string![] options?:DnsOption[]
struct PodOptions hostAliases hostAliases?:HostAlias[] dnsConfig?:PodDnsOptions! imagePullSecrets?:string![]
struct PodsPeerOptions labels labels:string!{}
struct PolicyRule apiGroups,resources,verbs resourceNames?:string![]
struct PortModel portName,containerPort,servicePort
struct ProbeOptions period
struct ProgressiveBlueGreenOptions autoPromotion autoPromotionDelay?:Duration prePromotionAnalysis?:any[] postPromotionAnalysis?:any[] abortScaleDownDelay?:Duration scaleDownDelay?:Duration minReady?:Duration progressDeadline?:Duration
struct ProgressiveOptions steps abortScaleDownDelay?:Duration scaleDownDelay?:Duration minReady?:Duration progressDeadline?:Duration
struct PrometheusAnalysisOptions address,query,successCondition initialDelay?:Duration
struct ReachOptions port port?:number protocol?:string
struct RedirectOptions toHttps
struct RegistryImageOptions pullPolicy pullPolicy?:ImagePullPolicy
struct RemoteSecret key property?:string version?:string
struct RewriteOptions hostName
struct RollingUpdateOptions maxSurge minReady?:Duration progressDeadline?:Duration
struct RouteBackend service,weight service:IConnectable
struct RouteMatch path path?:PathMatch method?:RouteMethod headers?:ValueMatch{} queryParams?:ValueMatch{}
struct RouteTimeouts request
struct ScalingRulesOptions stabilizationWindow stabilizationWindow?:Duration policies?:any[]
struct SchedulingOptions spread spread?:Spread nodeAffinity?:NodeAffinityOptions! podAffinity?:PodAffinityOptions podAntiAffinity?:PodAffinityOptions tolerations?:Toleration[]
struct SecretAuthenticationOptions keys name?:string
struct SecretFilesOptions mountPath mountPath?:string optional?:boolean
struct SecretKeysOptions keys optional?:boolean
struct SecretParameter parameter,secretName,key
struct SecretTlsOptions hosts hosts?:string![]
struct SecretVariablesOptions prefix prefix?:string optional?:boolean
struct SecurityOptions userId addCapabilities?:string![]
struct ServiceAddressProps serviceName,portName,port namespaceName?:string portName:string
struct ServiceEndpointOptions serviceName,ports ports:PortModel[]
struct ServiceExposureOptions extraPorts extraPorts?:ExtraPort[] sessionAffinity?:SessionAffinity internalTrafficPolicy?:TrafficPolicy trafficDistribution?:TrafficDistribution ipFamilyPolicy?:IpFamilyPolicy ipFamilies?:IpFamily[]
struct SidecarOptions name,image ports?:ContainerPortOptions[] startupProbe?:Probe readinessProbe?:Probe livenessProbe?:Probe imageSource?:ImageSource command?:string[] args?:string[] resources?:ContainerResources volumeMounts?:VolumeMountOptions[]
struct SloAnalysisOptions name initialDelay?:Duration
struct SolverSecret secretName,key
struct StagesOptions only app?:AppProps!
struct StickyCookie name maxAge?:Duration secure?:boolean sameSite?:SameSite
struct StrictSpreadOptions zones
struct TcpHealthCheckOptions portName startup?:ProbeOptions readiness?:ProbeOptions liveness?:ProbeOptions
struct TolerationOptions key effect?:TaintEffect
struct TraefikIngressOptions bodySize stickyCookie?:StickyCookie! rateLimit?:TraefikRateLimit cors?:IngressCors stripPrefixes?:string[] entryPoints?:string[]
struct TraefikRateLimit average period?:Duration
struct TriggerAuthenticationOptions name name?:string
struct VolumeMountOptions volumeName,mountPath volumeName:string
struct WebServiceProps image imageSource?:ImageSource podOptions?:PodOptions!
`;
