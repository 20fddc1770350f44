import { z } from 'astro/zod';
import { capacityChoices, creditRoles, oneOf } from './choices.ts';
import { reference } from './slug.ts';
import { line } from './text.ts';

/** Somebody who made a story, and what they did. */
export const creditSchema = z
  .strictObject({
    role: oneOf('The role', creditRoles).meta({
      title: 'What they did',
      description: 'Everybody is printed the same size, tellers first.',
    }),
    name: line('The name', { max: 80 }).meta({
      title: 'Name',
      description: 'As they want to be named.',
    }),
    as: oneOf('The capacity', capacityChoices)
      .optional()
      .meta({ title: 'In what capacity', description: 'Who they are in this story.' }),
    organisation: reference('organisations')
      .optional()
      .meta({ title: 'Organisation', description: 'If they speak for one.' }),
  })
  .meta({ title: 'Credit', description: 'One person or group, and what they did.' });
export type Credit = z.infer<typeof creditSchema>;
