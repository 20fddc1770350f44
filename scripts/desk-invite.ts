/**
 * Invites somebody to the desk with a link that works once:
 *
 *     npm run desk:invite -- --name "Sam" --role contributor|editor [--days 7] [--data DIR] [--address URL]
 *     npm run desk:invite -- --again ID      a new link for somebody who was here before
 *
 * `--address` is where the desk is reached, with its path; usually what `npm run serve` was last told.
 * Exit code 1: it could not be done; 2: it was asked for wrongly.
 */
import { parseArgs } from 'node:util';
import { makeInvite } from '../src/desk/people/invite.ts';
import { deskAddress, openDesk } from '../src/desk/keeping.ts';
import { addPerson, findPerson, peopleCalled } from '../src/desk/people/people.ts';
import type { Person, Role } from '../src/desk/person.ts';
import { site } from '../src/site.config.ts';
import { dayInWords } from '../src/stories/dates.ts';
import { AskedWrongly, command, dataFolder } from './desk/options.ts';

const use =
  'Use: npm run desk:invite -- --name "Sam" --role contributor|editor [--days 7] [--data DIR] [--address URL]';

process.exitCode = await command(() => {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      again: { type: 'string' },
      days: { type: 'string', default: '7' },
      data: { type: 'string' },
      address: { type: 'string' },
    },
  });
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > 90)
    throw new AskedWrongly(`--days is a number from 1 to 90.\n${use}`);
  if (values.address !== undefined && !/^https?:$/.test(URL.parse(values.address)?.protocol ?? ''))
    throw new AskedWrongly('--address is a web address, such as https://stories.example.org/.');

  const now = new Date();
  const database = openDesk(dataFolder(values.data));
  const find = (again: string): Person => {
    const person = findPerson(database, again);
    if (!person)
      throw new AskedWrongly(`Nobody has the id ${again}. See them all: npm run desk:people`);
    return person;
  };
  const add = (): Person => {
    const { name, role } = newcomer(values.name, values.role);
    const [known] = peopleCalled(database, name);
    if (known)
      throw new AskedWrongly(
        `There is a ${known.name} already. A new link for them: npm run desk:invite -- --again ${known.id}\nFor another person of that name, say it differently, such as "${name} B.".`,
      );
    return addPerson(database, { name, role }, now);
  };
  const person = values.again === undefined ? add() : find(values.again);
  const until = new Date(now.getTime() + days * 86_400_000);
  const secret = makeInvite(database, person, until);
  const address = (values.address ?? deskAddress(database) ?? site.address).replace(/\/*$/, '/');
  database.close();

  const day = dayInWords(until.toISOString().slice(0, 10), site.lang);
  console.log(`An invite for ${person.name} (${person.role}, ${person.id}):

  ${address}sign-in/${secret}/

Send this link to ${person.name}, and to nobody else. It opens once, until ${day}.
They press the button there, and stay signed in on that phone or computer.
Did it go to the wrong person? npm run desk:people -- --stop ${person.id}`);
  return 0;
});

function newcomer(
  name: string | undefined,
  role: string | undefined,
): { name: string; role: Role } {
  const called = name?.trim() ?? '';
  if (called === '' || called.length > 80 || /[\p{C}<>]/u.test(called))
    throw new AskedWrongly(`--name is what people call them, in at most 80 letters.\n${use}`);
  if (role !== 'contributor' && role !== 'editor')
    throw new AskedWrongly(
      `--role is contributor (writes, and sends for checking) or editor (publishes too).\n${use}`,
    );
  return { name: called, role };
}
