import { describe, expect, test } from 'vitest';
import { sampleResult, sampleWorkload } from '../../test/sample-result.js';
import { formatSummary } from './summary.js';

describe('summary', () => {
  test('adds up over workloads and shows the table, the kinds and the verdict', () => {
    const text = formatSummary(
      sampleResult({
        workloads: [
          sampleWorkload(),
          sampleWorkload({ workload: 'B', title: 'read mostly' }),
          sampleWorkload({ mode: 'txn', workload: 'bank', title: 'transfers' }),
        ],
      }),
    );
    expect(text).toMatch(
      /part +operations +ops\/s +p50 ms +p95 ms +p99 ms +retries +healed +conflicts +locks resolved +undetermined +failed/,
    );
    expect(text).toMatch(/raw A update heavy +300 +150 +1\.50 +4\.00 +9\.25 +10 +9 +7 +2 +2/);
    expect(text).toMatch(/txn bank transfers +300 +150 +1\.50 +4\.00 +9\.25 +10 +9 +7 +3 +2 +2/);
    expect(text).toContain('retries by kind: notLeader 18, epochNotMatch 9, rpc unavailable 3');
    expect(text).toContain('waits before retries: regionMiss 9');
    expect(text).toContain('region errors healed: 27');
    expect(text).toContain('failed calls: UNDETERMINED 6');
    expect(text).toContain('split a region 3, move a leader (refused) 3');
    expect(text).toContain('ok  raw B: the history of every key is linearizable: 310 attempts on all 10 keys');
    expect(text.endsWith('all invariants held')).toBe(true);
  });

  test('a violation is shown with what was found', () => {
    const invariants = [{ name: 'order', result: 'violated' as const, detail: 'd', findings: ['key "k"\nline two'] }];
    const text = formatSummary(sampleResult({ ok: false, workloads: [sampleWorkload({ invariants })] }));
    expect(text).toContain('VIOLATED  raw A: order: d\n      key "k"\n      line two');
    expect(text.endsWith('NOT OK')).toBe(true);
  });

  test('a failure and an interruption are named', () => {
    const text = formatSummary(
      sampleResult({ ok: false, interrupted: true, failure: 'PdError: nobody answers', workloads: [] }),
    );
    expect(text).toContain('stopped: PdError: nobody answers');
    expect(text).toContain('interrupted: this is a partial summary');
  });
});
