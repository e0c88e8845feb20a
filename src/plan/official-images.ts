/**
 * What Docker Hub publishes under a name without an owner.
 * Source: https://github.com/docker-library/official-images/tree/master/library
 */
const NAMES = `
  adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash bonita
  buildpack-deps busybox caddy cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer consul
  convertigo couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch
  elixir emqx erlang express-gateway fedora flink fluentd friendica gazebo gcc geonetwork ghost golang gradle groovy
  haproxy haskell haxe hello-world hitch httpd hylang ibm-semeru-runtimes ibmjava influxdb irssi jenkins jetty jobber
  joomla jruby julia kapacitor kibana kong krakend lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki
  memcached mongo mongo-express monica mono mysql nats nats-streaming neo4j neurodebian nextcloud nginx node notary odoo
  open-liberty openjdk oraclelinux orientdb percona perl photon php php-zendserver phpmyadmin plone postfixadmin postgres
  pypy python r-base rabbitmq rakudo-star redis redmine registry rethinkdb rocket.chat rockylinux ros ruby rust sapmachine
  satosa silverpeas sl solr sonarqube sourcemage spark spiped storm swift swipl teamspeak telegraf thrift tomcat tomee
  traefik ubuntu unit valkey varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper
`;

const OFFICIAL = new Set(NAMES.trim().split(/\s+/));

/** Whether a repository without an owner is one of Docker's official images. */
export function isOfficialImage(repository: string): boolean {
  return OFFICIAL.has(repository);
}
