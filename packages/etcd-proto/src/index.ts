// etcd's v3 KV protobuf messages and services.
export {};
