/** What is wrong whatever the history says: it is the seed's failure. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}
