import type { ComponentType } from 'react';
import type { Values } from './decap.ts';

/**
 * What ties an input to its label, hint and errors, which Decap's frame of a field shows under these
 * names (`lighter-decap.ts` gives them).
 */
export function tied({ forID, field, fieldsErrors }: Frame): Tied {
  const wrong = fieldsErrors?.has(forID) === true;
  const about = [field.get('hint') && `${forID}-hint`, wrong && `${forID}-errors`].filter(Boolean);
  return {
    id: forID,
    ...(about.length > 0 && { 'aria-describedby': about.join(' ') }),
    ...(wrong && { 'aria-invalid': true }),
  };
}

/** The same for a group of inputs, which a label cannot name. */
export function tiedGroup(frame: Frame): Tied & { role: 'group'; 'aria-labelledby': string } {
  const { id, 'aria-describedby': about } = tied(frame);
  return {
    id,
    ...(about !== undefined && { 'aria-describedby': about }),
    role: 'group',
    'aria-labelledby': `${frame.forID}-label`,
  };
}

/** The frame of a field, as Decap hands it to what is inside. */
export interface Frame {
  forID: string;
  field: Values;
  fieldsErrors?: Values;
}

/** What Decap hands to a field of ours. */
export interface FieldProps<Value> extends Frame {
  value: Value | undefined;
  onChange(value: Value | '' | null): void;
}

/** What a field hands on to the fields inside it. */
export interface OuterProps<Value> extends FieldProps<Value> {
  editorControl: ComponentType<Record<string, unknown>>;
  onChangeObject(field: Values, value: unknown, metadata?: unknown): void;
  onValidateObject: unknown;
  clearFieldErrors: unknown;
  metadata: unknown;
  parentIds?: readonly string[];
  controlRef?(inner: Inner): void;
}

/** A field inside, as Decap hands back a hold on it. */
export interface Inner {
  validate?(): void;
  innerWrappedControl?: { validate?(): void };
  props: { field: Values };
}

/** Asks a field inside, or what it holds, whether it is in order. */
export function validate(inner: Inner | undefined): void {
  const { validate: ask = inner?.validate } = inner?.innerWrappedControl ?? {};
  ask?.();
}

interface Tied {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}
