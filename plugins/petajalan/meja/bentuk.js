// Between a file in cities/ and what the desk's form shows of it. A file that exists keeps its comments, its order and
// its quotes: only what was changed is written anew. Nothing of Decap is used here.
import { Document, Scalar, isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

// Hidden in an entry's data: the text that it was read from, and why it cannot be saved.
const ASAL = "petajalan_asal";
export const RUSAK = "petajalan_rusak";

const LAST = ["sumber", "sumber_bersama"]; // near what they prove in the form, last in a file
const READ = { schema: "failsafe", uniqueKeys: true, strict: true }; // every scalar is text, as in our compiler
const WRITE = { lineWidth: 0, flowCollectionPadding: false };

export class TidakTerbaca extends Error {
  toString() {
    return this.message; // Decap shows it to the officer as it is
  }
}

// A format for CMS.registerCustomFormat. ``fields`` are those of a collection, or of its only file; ``list`` names the
// field that shows a file of names and shapes as a list, ``name`` the field of an entry's own name in it.
export function format(fields, { prose = false, list = "", name = "" } = {}) {
  const shape = list ? fields.find((field) => field.name === list).fields : fields;
  const open = (plain) => (list ? { [list]: openNamed(plain, shape, name) } : openAll(plain, shape));
  const close = (data) => (list ? closeNamed(data[list], shape, name) : closeAll(data, shape));

  function fromFile(text) {
    try {
      const [yaml, body] = prose ? split(text) : [text, ""];
      const data = open(read(yaml, prose ? 1 : 0).toJS() ?? {});
      if (prose) data.body = body.trim();
      return { ...data, [ASAL]: text };
    } catch (error) {
      // An entry that cannot be read must not be saved over: its text would be lost.
      return { [ASAL]: text, [RUSAK]: error.message };
    }
  }

  function toFile({ [ASAL]: before, [RUSAK]: broken, ...data }) {
    if (broken) {
      throw new TidakTerbaca(`berkas ini tidak terbaca (${broken}). Perbaiki dahulu lewat penyunting berkas.`);
    }
    const { body = "", ...rest } = prose ? data : { body: "", ...data };
    const next = close(rest);
    const [oldYaml, oldBody] = before === undefined ? ["", ""] : prose ? split(before) : [before, ""];
    const yaml = oldYaml ? rewrite(oldYaml, close(open(read(oldYaml).toJS())), next, shape) : fresh(next, shape);
    if (!prose) return yaml;
    const same = before !== undefined && oldBody.trim() === body.trim();
    return `---\n${yaml}---\n${same ? oldBody : body.trim() ? `\n${body.trim()}\n` : ""}`;
  }

  return { fromFile, toFile };
}

function read(yaml, above = 0) {
  const doc = parseDocument(yaml, READ);
  if (!doc.errors.length) return doc;
  const [{ code, pos, linePos }] = doc.errors;
  const line = linePos ? `baris ${linePos[0].line + above}` : "barisnya tidak diketahui";
  if (code !== "DUPLICATE_KEY") throw new TidakTerbaca(line);
  // What a second key of the same name says would be lost without a word.
  throw new TidakTerbaca(`“${/^[^\s:]*/.exec(yaml.slice(pos[0]))[0]}” ditulis dua kali, ${line}`);
}

function split(text) {
  const found = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$\n?/m.exec(text);
  if (!found || found.index) throw new TidakTerbaca("tanda --- tidak berpasangan");
  return [found[1], text.slice(found[0].length)];
}

// -- file to form: every key in one shape ---------------------------------------------------------

function openAll(plain, fields) {
  const data = { ...need(plain, "object") };
  for (const field of fields) if (field.name in data) data[field.name] = openOne(data[field.name], field);
  return data;
}

function openNamed(plain, fields, name) {
  return Object.entries(need(plain, "object")).map(([key, value]) => ({ [name]: key, ...openAll(value, fields) }));
}

function openOne(value, field) {
  if (field.bentuk === "versi") return versions(value).map((one) => openAll(one, field.fields));
  if (field.bentuk === "rujukan") return need(value, "array").map((one) => openAll(isText(one) ? { id: one } : one, field.fields));
  if (field.bentuk === "waktu" && !isText(value)) return `${need(value, "object").isi} (${value.teks})`;
  if (field.widget === "list" && field.fields) return need(value, "array").map((one) => openAll(one, field.fields));
  if (field.widget === "list") return need(value, "array").map((one) => need(one, "text"));
  if (field.widget === "object") return openAll(value, field.fields);
  return fold(need(value, "text"));
}

// One value, one {isi, sumber …}, or a list of them; {isi, teks} alone is a time with its printed words.
function versions(value) {
  if (Array.isArray(value)) return value;
  return isText(value) ? [{ isi: value }] : [need(value, "object")];
}

function need(value, kind) {
  const is = Array.isArray(value) ? "array" : value === null || typeof value === "object" ? "object" : "text";
  if (is !== kind || value === null) throw new TidakTerbaca(`susunannya di luar dugaan: ${JSON.stringify(value).slice(0, 60)}`);
  return value;
}

const isText = (value) => typeof value === "string";
const fold = (text) => text.replace(/\s+/g, " ").trim();

// -- form to file: the shortest way to say it; what is empty is not written ------------------------

function closeAll(data, fields) {
  const known = new Map(fields.map((field) => [field.name, field]));
  const names = [...known.keys(), ...Object.keys(data).filter((key) => !known.has(key))];
  const order = [...names.filter((key) => !LAST.includes(key)), ...LAST];
  const plain = {};
  for (const key of order) {
    if (!(key in data) || known.get(key)?.bentuk === "nama-berkas") continue;
    const value = closeOne(data[key], known.get(key));
    if (!isEmpty(value)) plain[key] = value;
  }
  return plain;
}

function closeNamed(items = [], fields, name) {
  const pairs = (items ?? []).map(({ [name]: key, ...rest }) => [fold(String(key ?? "")), closeAll(rest, fields)]);
  const names = pairs.map(([key]) => key);
  const twice = names.find((key, at) => names.indexOf(key) !== at);
  if (twice !== undefined) throw new TidakTerbaca(`“${twice}” dipakai dua kali; beri salah satunya nama lain.`);
  return pairs;
}

function closeOne(value, field) {
  if (isEmpty(value)) return undefined;
  if (!field) return value; // a key that the form does not know stays as it is
  if (field.bentuk === "waktu") return closeTime(String(value));
  if (field.widget === "list" && field.fields) {
    const items = value.map((one) => closeAll(one, field.fields)).filter((one) => !isEmpty(one));
    if (field.bentuk === "rujukan") return items.map((one) => (Object.keys(one).join() === "id" ? one.id : one));
    if (field.bentuk !== "versi" || items.length !== 1) return items;
    return Object.keys(items[0]).join() === "isi" ? items[0].isi : items[0];
  }
  if (field.widget === "list") return value.map((one) => fold(String(one ?? ""))).filter(Boolean);
  if (field.widget === "object") return closeAll(value, field.fields);
  return fold(String(value));
}

function closeTime(text) {
  const [, code, words] = /^(\S*)(?: \((.+)\))?$/.exec(fold(text)) ?? [null, fold(text)];
  return words ? { isi: code, teks: words } : code;
}

function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

// -- writing --------------------------------------------------------------------------------------

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function fresh(plain, fields) {
  const doc = new Document(undefined, { schema: "failsafe" });
  doc.contents = node(doc, plain, fields);
  return doc.toString(WRITE);
}

// A change touches only its own key at the outer level: all other lines stay to the byte.
function rewrite(text, before, next, fields) {
  const yaml = text.endsWith("\n") ? text : `${text}\n`;
  if (same(before, next)) return yaml;
  const doc = read(yaml);
  if (!isMap(doc.contents) || doc.contents.flow) return fresh(next, fields);
  const named = Array.isArray(next);
  const pairs = named ? next : Object.entries(next);
  const [old, now] = [Object.fromEntries(named ? before : Object.entries(before)), Object.fromEntries(pairs)];
  const order = pairs.map(([key]) => key);
  const texts = segments(yaml, doc);
  const changed = new Set(order.filter((key) => !same(old[key], now[key])));
  const inner = (key) => (named ? { widget: "object", fields } : fields.find((field) => field.name === key));
  patchMap(doc, doc.contents, old, now, order, inner);
  const written = doc.toString(WRITE);
  const anew = segments(written, read(written));
  const kept = doc.contents.items.map((pair) => String(pair.key.value));
  return top(yaml, texts) + kept.map((key) => (changed.has(key) ? anew : texts).get(key)).join("");
}

// Cut a text at the keys of its outermost level: the remarks above a key, the key, and what belongs to it.
function segments(yaml, doc) {
  const starts = doc.contents.items.map((pair, at) => {
    const start = pair.key.range[0];
    const remarks = /(?:(?<=\n)(?:[ \t]*\n|#.*\n))+$/.exec(yaml.slice(0, start));
    return [String(pair.key.value), at && remarks ? remarks.index : start];
  });
  return new Map(starts.map(([key, start], at) => [key, yaml.slice(start, starts[at + 1]?.[1] ?? yaml.length)]));
}

function top(yaml, texts) {
  return yaml.slice(0, yaml.length - [...texts.values()].join("").length);
}

function patch(doc, old, before, next, field) {
  if (same(before, next)) return old;
  if (isMap(old) && isPlain(before) && isPlain(next) && same([...old.items].map((pair) => String(pair.key.value)).sort(), Object.keys(before).sort())) {
    patchMap(doc, old, before, next, Object.keys(next), (key) => field?.fields?.find((one) => one.name === key));
    return old;
  }
  if (isSeq(old) && Array.isArray(before) && Array.isArray(next) && old.items.length === before.length) {
    patchSeq(doc, old, before, next, field);
    return old;
  }
  if (isScalar(old) && isText(next)) {
    if (old.type === Scalar.BLOCK_FOLDED || old.type === Scalar.BLOCK_LITERAL) old.type = Scalar.PLAIN;
    old.value = next;
    return old;
  }
  return node(doc, next, field, old);
}

function patchMap(doc, map, before, next, order, inner) {
  map.items = map.items.filter((pair) => Object.hasOwn(next, String(pair.key.value)));
  order.forEach((key, at) => {
    const pair = map.items.find((one) => String(one.key.value) === key);
    if (pair) {
      pair.value = patch(doc, pair.value, before[key], next[key], inner(key));
      return;
    }
    // After the nearest key that stands before it in the form.
    const above = order.slice(0, at).reverse().find((name) => map.items.some((one) => String(one.key.value) === name));
    const place = map.items.findIndex((one) => String(one.key.value) === above) + 1;
    const made = doc.createPair(key, node(doc, next[key], inner(key), map.flow ? map : undefined));
    made.key.spaceBefore = map.items.at(-1)?.key.spaceBefore; // where entries stand apart, so does the new one
    map.items.splice(place, 0, made);
  });
}

// Items that are the same stay; between them the old are changed into the new, one after the other.
function patchSeq(doc, seq, before, next, field) {
  const inner = field?.fields ? { widget: "object", fields: field.fields } : undefined;
  const kept = common(before.map((one) => JSON.stringify(one)), next.map((one) => JSON.stringify(one)));
  const items = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...kept, [before.length, next.length]]) {
    for (; j < b; j++, i = Math.min(i + 1, a)) {
      items.push(i < a ? patch(doc, seq.items[i], before[i], next[j], inner) : node(doc, next[j], inner, seq.items[0] ?? seq));
    }
    if (a < before.length) items.push(seq.items[a]);
    [i, j] = [a + 1, b + 1];
  }
  seq.items = items;
}

// The longest common run of two lists, as pairs of places.
function common(a, b) {
  const length = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// Make a new node: in one line where its neighbour is, and always for short lists such as [S1, S2].
function node(doc, value, field, like) {
  const pairs = Array.isArray(value) && value.length && value.every((one) => Array.isArray(one));
  const made = pairs ? named(doc, value) : doc.createNode(value);
  short(made, Boolean(like?.flow));
  return made;
}

function named(doc, pairs) {
  const map = doc.createNode({});
  for (const [key, value] of pairs) map.items.push(doc.createPair(key, doc.createNode(value)));
  return map;
}

function short(made, flow) {
  if (isScalar(made)) return;
  if (flow || (isSeq(made) && made.items.every((one) => isScalar(one) || isPlace(one)))) made.flow = true;
  for (const item of made.items) short(isMap(made) ? item.value : item, Boolean(made.flow));
}

const isPlace = (one) => isMap(one) && one.items.length <= 2 && one.items.every((pair) => ["id", "letak"].includes(String(pair.key.value)));
