/** patroni.yml of one node, as docs/operations.md has it. */
export interface NodePorts {
  name: string;
  pg: number;
  api: number;
}

export const PASSWORDS = { postgres: "of-postgres", replicator: "of-replicator" };

export const patroniSettings = (folder: string, { name, pg, api }: NodePorts, etcd: string) => `
scope: panjereh
name: ${name}
restapi: {listen: "127.0.0.1:${api}", connect_address: "127.0.0.1:${api}"}
etcd3: {hosts: "${etcd}"}
bootstrap:
  dcs:
    ttl: 15
    loop_wait: 5
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    failsafe_mode: true
    synchronous_mode: true
    synchronous_mode_strict: true
    postgresql:
      use_pg_rewind: true
      parameters:
        max_connections: 60
        log_parameter_max_length: 0
        log_parameter_max_length_on_error: 0
  initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
postgresql:
  listen: "127.0.0.1:${pg}"
  connect_address: "127.0.0.1:${pg}"
  data_dir: "${folder}/${name}"
  bin_dir: /usr/lib/postgresql/15/bin
  pgpass: "${folder}/${name}.pgpass"
  authentication:
    superuser: {username: postgres, password: ${PASSWORDS.postgres}}
    replication: {username: replicator, password: ${PASSWORDS.replicator}}
  parameters:
    unix_socket_directories: ""
    shared_buffers: 64MB
    archive_mode: "on"
    archive_timeout: 60
    archive_command: "test ! -f ${folder}/archive/%f && cp %p ${folder}/archive/%f"
  pg_hba:
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication replicator 127.0.0.1/32 scram-sha-256
`;
