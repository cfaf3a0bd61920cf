// TiKV's and PD's protobuf messages, services and the command table.
export {};
