/** An error of PD with the code and text that its clients see: `[PD:gc:ErrX]text`. */
export class PdStateError extends Error {
  override readonly name = 'PdStateError';
  readonly code: string;

  constructor(code: string, text: string) {
    super(code === '' ? text : `[PD:${code}]${text}`);
    this.code = code;
  }
}
