/**
 * Makes a desk again from a backup:
 *
 *     npm run desk:restore -- --from FOLDER [--data DIR]
 *
 * The data folder must be new or empty, so that no desk is written over. Exit code 1: it could not be
 * done; 2: it was asked for wrongly.
 */
import { parseArgs } from 'node:util';
import { BackupError, restore } from '../src/desk/backup.ts';
import { AskedWrongly, command, dataFolder, fromHere } from './desk/options.ts';

process.exitCode = await command(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' } } });
  if (values.from === undefined || values.from === '')
    throw new AskedWrongly('Use: npm run desk:restore -- --from FOLDER [--data DIR]');
  const data = dataFolder(values.data);
  const { madeAt } = await restore(fromHere(values.from), data);
  console.log(`Restored to ${data}, as it was on ${madeAt.slice(0, 16).replace('T', ' ')} (UTC).`);
  console.log(
    'Did you stop or erase somebody after that? They are back: stop or erase them again, with `npm run desk:people`.',
  );
  return 0;
}, BackupError);
