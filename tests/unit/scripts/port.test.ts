import { describe, expect, it } from 'vitest';
import { readPort } from '../../../scripts/starting/port.ts';

describe('The port of npm start', () => {
  it('is 4321 when nothing is said', () => {
    expect(readPort([])).toEqual({ port: 4321, problems: [] });
  });

  it('can be asked for in both ways of writing', () => {
    expect(readPort(['--port', '4322']).port).toBe(4322);
    expect(readPort(['--port=4323']).port).toBe(4323);
  });

  it.each([['--port'], ['--port', 'high'], ['--port', '0'], ['--port', '65536'], ['--port=-1']])(
    'must be a number a computer has: %s %s',
    (...words) => {
      expect(readPort(words).problems).toHaveLength(1);
    },
  );

  it('is the only thing that can be asked for', () => {
    expect(readPort(['--prot', '4322']).problems[0]).toContain('--prot');
  });
});
