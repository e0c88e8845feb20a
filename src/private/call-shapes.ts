/** Generated from the public API by `npm run test:slow -- option-shapes -u`: do not edit. `shape-table.ts` reads it. */
export const CALL_SHAPES = `
call AcmeIssuer.constructor props:AcmeIssuerProps
call AcmeSolver.dns01AzureDns options:Dns01AzureDnsOptions
call AcmeSolver.dns01CloudDns options:Dns01CloudDnsOptions
call AcmeSolver.dns01Cloudflare options:Dns01CloudflareOptions
call AcmeSolver.dns01Route53 options?:Dns01Route53Options
call AcmeSolver.http01Gateway options:Http01GatewayOptions
call AcmeSolver.http01Ingress options?:Http01IngressOptions
call Analysis.job name:any options:JobAnalysisOptions!
call Analysis.prometheus name:any options:PrometheusAnalysisOptions!
call Analysis.slo slo:any options?:SloAnalysisOptions!
call App.constructor props?:AppProps
call App.main build:any options?:AppMainOptions
call App.stages stages:any build:any options?:StagesOptions!
call AppSettings.fromFile file:string options?:any
call AppSettings.mounted settings:any options?:MountedAppSettingsOptions
call AppSettings.mountedFromFile file:string options?:MountedAppSettingsOptions!
call AppSettings.of settings:any options?:AppSettingsOptions
call AspNetCoreService.constructor props:AspNetCoreServiceProps!
call CaIssuer.constructor props:CaIssuerProps
call CheckContext.isExternal apiGroup:string kind:string name:string namespaceName?:string
call ClusterProfile.applyTo scope:IConstruct
call ClusterProfile.isDeclaredAt scope:IConstruct
call ClusterProfile.k3d options?:ClusterProfileOptions
call ClusterProfile.kind options?:ClusterProfileOptions
call ClusterProfile.managed options?:ManagedClusterOptions
call ClusterProfile.microk8s options?:ClusterProfileOptions
call ClusterProfile.minikube options?:ClusterProfileOptions
call ClusterProfile.of scope:IConstruct
call ClusterProfile.openshift options?:ClusterProfileOptions
call DataProtection.persistedToRedis secretName:any key:any options?:KeyRedisOptions
call DataProtection.persistedToVolume claimName:any options?:KeyVolumeOptions
call Delivery.abTest options:AbTestOptions!
call Delivery.blueGreen options:BlueGreenOptions!
call Delivery.canary options:CanaryOptions!
call Delivery.progressive options:ProgressiveOptions!
call Delivery.progressiveBlueGreen options?:ProgressiveBlueGreenOptions!
call Delivery.recreate options?:DeliveryOptions
call Delivery.rollingUpdate options?:RollingUpdateOptions!
call DotnetMonitor.withApiKey secretName:any options?:DotnetMonitorOptions
call DotnetMonitor.withoutAuthentication options?:DotnetMonitorOptions!
call Exposure.clusterOnly options?:ServiceExposureOptions
call Exposure.gateway options:GatewayOptions
call Exposure.headless options?:HeadlessServiceOptions
call Exposure.ingress options:IngressOptions!
call Exposure.loadBalancer options?:LoadBalancerServiceOptions
call Exposure.nodePort options?:NodePortServiceOptions
call ExternalSecret.constructor props:ExternalSecretProps
call FittedResourceQuota.constructor options?:FittedQuotaOptions!
call GatewayReference.of options:GatewayReferenceOptions
call HealthCheck.aspNetCore options?:AspNetCoreHealthCheckOptions
call HealthCheck.exec command:any options?:ExecHealthCheckOptions
call HealthCheck.grpc options?:GrpcHealthCheckOptions
call HealthCheck.http path:any options?:HttpHealthCheckOptions
call HealthCheck.tcp options?:TcpHealthCheckOptions
call HelloAspNetCore.constructor props?:HelloAspNetCoreProps
call HttpGateway.constructor props:HttpGatewayProps
call ImageSource.registry options?:RegistryImageOptions
call Issuer.external name:any kind:string group:any
call KubernetesVersion.isAtLeast minor:number
call Manifest.findResources kind:string pattern?:any
call Manifest.findings cluster?:ClusterProfile
call Manifest.fromApp app:App
call Manifest.fromChart chart:Chart
call Manifest.fromYaml yaml:string
call Manifest.hasResource kind:string pattern:any
call Manifest.reaches source:string target:string options?:ReachOptions
call Manifest.resource kind:string name:string
call Manifest.resourceCount kind:string count:number
call Manifest.selects service:string
call Match.arrayEquals pattern:any![]
call Match.arrayWith pattern:any![]
call Match.objectEquals pattern:any!{}
call Match.objectLike pattern:any!{}
call Match.stringLike pattern:string
call Migration.constructor props:MigrationProps
call NginxIngress.of options:NginxIngressOptions!
call NodeRequirement.isIn key:any values:string![]
call NodeRequirement.notIn key:any values:string![]
call Peer.cidr cidr:any options?:CidrPeerOptions
call Peer.pods options:PodsPeerOptions
call PodIdentity.aws options?:AwsIdentityOptions
call PodIdentity.azureWorkload options?:AzureWorkloadIdentityOptions
call Prerequisites.of scope:IConstruct
call ResourceQuota.fittedTo chart:any options?:FittedQuotaOptions!
call RouteFilter.mirrorTo service:IConnectable portName?:any
call RouteFilter.redirect options:RedirectOptions
call RouteFilter.requestHeaders changes:HeaderChanges
call RouteFilter.responseHeaders changes:HeaderChanges
call RouteFilter.rewrite options:RewriteOptions
call Scaling.eventDriven options:EventDrivenScalingOptions!
call ScalingRules.of options:ScalingRulesOptions!
call Scheduling.of options?:SchedulingOptions
call Secrets.allKeys name:string options?:SecretVariablesOptions
call Secrets.asFiles name:string options?:SecretFilesOptions
call Secrets.fromSecret name:string options:SecretKeysOptions
call Secrets.unsafePlainText name:string values:any
call SecurityProfile.baseline options?:SecurityOptions
call SecurityProfile.restricted options?:SecurityOptions
call SelfSignedIssuer.constructor props?:IssuerProps
call ServiceAddress.constructor props:ServiceAddressProps
call ServiceBase.addInitContainer options:ExtraContainerOptions
call ServiceBase.addSidecar options:SidecarOptions
call ServiceBase.addVolume name:any volume:ServiceVolume options?:AddVolumeOptions
call ServiceBase.patchContainer containerName:string patch:any
call ServiceEndpoint.fromService service:Service
call ServiceEndpoint.fromStatefulSet statefulSet:StatefulSet
call ServiceEndpoint.of options:ServiceEndpointOptions
call ServiceVolume.configMap name:any options?:FilesVolumeOptions
call ServiceVolume.emptyDir options?:EmptyDirOptions
call ServiceVolume.ephemeral options:EphemeralVolumeOptions
call ServiceVolume.projected sources:VolumeProjection[]
call ServiceVolume.secret name:any options?:FilesVolumeOptions
call SessionAffinity.clientIp timeout?:Duration
call Shutdown.graceful options?:GracefulShutdownOptions
call Spread.strict options?:StrictSpreadOptions
call Tls.certManager options:CertManagerTlsOptions
call Tls.fromSecret secretName:any options?:SecretTlsOptions
call Toleration.notReadyNode stay:Duration
call Toleration.of options:TolerationOptions
call Toleration.unreachableNode stay:Duration
call TraefikIngress.of options:TraefikIngressOptions!
call TriggerAuthentication.fromPodIdentity identity:any options?:TriggerAuthenticationOptions
call TriggerAuthentication.fromSecret secretName:any options:SecretAuthenticationOptions!
call TriggerAuthentication.of options:MixedAuthenticationOptions!
call WebService.allowFrom peer:Peer ports?:PeerPort[]
call WebService.allowTo peer:Peer ports?:PeerPort[]
call WebService.connectToExternal options:ExternalServerOptions
call WebService.constructor props:WebServiceProps!
call WebService.grant rules:PolicyRule[]
`;
