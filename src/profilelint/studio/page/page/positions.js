// Changes of a text, as the API has them ([from, to, insert], UTF-16) and as CodeMirror has them.
import { ChangeSet, Text } from "../vendor/codemirror.js";

export const textOf = (string) => Text.of(string.split("\n"));

/** Returns a ChangeSet as the API's list. */
export function listOf(changes) {
  const list = [];
  changes.iterChanges((from, to, fromNew, toNew, inserted) => list.push([from, to, inserted.toString()]));
  return list;
}

/** Returns the API's list as a ChangeSet for a text of `length`. */
export function setOf(list, length) {
  return ChangeSet.of(list.map(([from, to, insert]) => ({ from, to, insert: textOf(insert) })), length);
}

const isTrail = (code) => code >= 0xdc00 && code <= 0xdfff;

/** Returns one change that makes `after` of `before`: what lies between what both begin and end with. */
export function changeBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) {
    end += 1;
  }
  // Half of a character outside the Basic Multilingual Plane is no text.
  if (start && (isTrail(before.charCodeAt(start)) || isTrail(after.charCodeAt(start)))) start -= 1;
  if (end && (isTrail(before.charCodeAt(before.length - end)) || isTrail(after.charCodeAt(after.length - end)))) end -= 1;
  if (start === before.length && start === after.length) return [];
  return [[start, before.length - end, after.slice(start, after.length - end)]];
}

/** Returns the lines that a list of changes touches, as a Difference of the API; `doc` is a Text. */
export function differenceOf(doc, list, around = 2) {
  const after = setOf(list, doc.length).apply(doc);
  const groups = [];
  let grown = 0; // how many lines longer the text has become before this change
  for (const [from, to, insert] of list) {
    const first = doc.lineAt(from).number;
    const last = doc.lineAt(to).number;
    const more = insert.split("\n").length - 1 - (last - first);
    const before = groups.at(-1);
    if (before && first <= before.last + around) {
      before.more += more;
      before.last = Math.max(before.last, last);
    } else {
      groups.push({ first, last, more, grown });
    }
    grown += more;
  }
  return { hunks: groups.map((group) => hunkOf(doc, after, group, around)) };
}

function hunkOf(doc, after, { first, last, more, grown }, around) {
  const lines = [];
  const same = (number) => lines.push({ kind: "same", old: number, new: null, text: doc.line(number).text });
  let old = [];
  let fresh = [];
  for (let number = first; number <= last; number += 1) old.push({ number, text: doc.line(number).text });
  for (let number = first + grown; number <= last + grown + more; number += 1) {
    fresh.push({ number, text: after.line(number).text });
  }
  // Lines that are the same at both ends only stand around the change.
  let head = first;
  while (old.length && fresh.length && old[0].text === fresh[0].text) {
    old = old.slice(1);
    fresh = fresh.slice(1);
    head += 1;
  }
  let tail = last;
  while (old.length && fresh.length && old.at(-1).text === fresh.at(-1).text) {
    old = old.slice(0, -1);
    fresh = fresh.slice(0, -1);
    tail -= 1;
  }
  for (let number = Math.max(1, head - around); number < head; number += 1) same(number);
  for (const { number, text } of old) lines.push({ kind: "removed", old: number, new: null, text });
  for (const { number, text } of fresh) lines.push({ kind: "added", old: null, new: number, text });
  for (let number = tail + 1; number <= Math.min(doc.lines, tail + around); number += 1) same(number);
  return { lines };
}
