// Backoffer: client-go's retry curves, budgets, exclusions, fork, clone and merge.
export {};
