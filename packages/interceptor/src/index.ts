// A named onion of interceptors around any request function.
export {};
