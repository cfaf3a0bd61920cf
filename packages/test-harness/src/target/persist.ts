import { undeterminedCode } from '../history/transaction-journal.js';
import { codeOf } from '../workload/run-workload.js';

/** Does again what may be done twice, when nobody can tell whether it was done. */
export async function persist(work: () => Promise<void>, attempts = 5): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt >= attempts || codeOf(error) !== undeterminedCode) throw error;
    }
  }
}
