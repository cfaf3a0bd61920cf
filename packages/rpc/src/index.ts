// Requests to TiKV stores over BatchCommands streams and unary calls.
export {};
