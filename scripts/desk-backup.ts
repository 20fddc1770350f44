/**
 * Copies what the desk keeps and nobody could make again, while the desk goes on working:
 *
 *     npm run desk:backup -- --to FOLDER [--data DIR]
 *
 * FOLDER must be new or empty. Exit code 1: it could not be done; 2: it was asked for wrongly.
 */
import { parseArgs } from 'node:util';
import { BackupError, backUp } from '../src/desk/backup.ts';
import { AskedWrongly, command, dataFolder, fromHere } from './desk/options.ts';

process.exitCode = await command(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, data: { type: 'string' } } });
  if (values.to === undefined || values.to === '')
    throw new AskedWrongly('Use: npm run desk:backup -- --to FOLDER [--data DIR]');
  const to = fromHere(values.to);
  const { files, repository } = await backUp(dataFolder(values.data), to, new Date());
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  const drafts = Object.keys(repository?.refs ?? {}).filter((ref) => ref.includes('/cms/')).length;
  console.log(`Backed up to ${to}: ${(bytes / 1_000_000).toFixed(1)} MB.`);
  console.log(
    repository
      ? `The published stories, ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}, and the desk's database.`
      : "The desk's database. The stories and drafts are in the project's own Git repository: copy that too, with all its branches.",
  );
  console.log(
    'It holds how to reach people: keep it where only you can read it, and delete it when it is old.',
  );
  return 0;
}, BackupError);
