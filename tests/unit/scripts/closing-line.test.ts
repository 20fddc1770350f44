import { describe, expect, it } from 'vitest';
import { closingLine, countRun, total, type VitestReport } from '../../support/closing-line.ts';

const report = (over: Partial<VitestReport> = {}): VitestReport => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
});

describe('The last line of a test command', () => {
  it('says how many passed and failed, and nothing of skipped ones when there are none', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
  });

  it('counts a file that could not be run as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countRun(report({ testResults }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('counts a failed test once, not once more for its file', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(countRun(report({ numFailedTests: 1, testResults }), 1).failed).toBe(1);
  });

  it('never calls a run good that ended badly', () => {
    expect(countRun(report(), 1).failed).toBe(1);
    expect(countRun(undefined, 0).failed).toBe(1);
  });

  it('adds runs together', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(total([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
