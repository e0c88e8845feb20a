{{- define "service.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "service.namespace" -}}
{{- default .Chart.Name .Values.namespaceOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "service.instanceLabels" -}}
app.kubernetes.io/instance: {{ include "service.name" . }}
{{- end }}

{{- define "service.selectorLabels" -}}
{{- with .Values.podLabels }}
{{- toYaml . }}
{{ end }}
{{- include "service.instanceLabels" . }}
{{- end }}

{{- define "service.labels" -}}
{{ include "service.instanceLabels" . }}
app.kubernetes.io/name: {{ include "service.name" . }}
app.kubernetes.io/component: web
app.kubernetes.io/part-of: {{ include "service.namespace" . }}
app.kubernetes.io/managed-by: {{ .Values.managedBy }}
{{- with default .Chart.AppVersion .Values.image.tag }}
app.kubernetes.io/version: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "service.podLabels" -}}
{{ include "service.labels" . }}
cdk8s-aspnetcore/service: {{ include "service.name" . }}
{{- with .Values.podLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "service.metadata" -}}
name: {{ include "service.name" . }}
namespace: {{ include "service.namespace" . }}
labels:
  {{- include "service.labels" . | nindent 2 }}
{{- end }}

{{- define "service.probe" -}}
tcpSocket:
  port: http
initialDelaySeconds: 1
periodSeconds: {{ .periodSeconds }}
timeoutSeconds: 1
failureThreshold: {{ .failureThreshold }}
successThreshold: 1
{{- end }}
