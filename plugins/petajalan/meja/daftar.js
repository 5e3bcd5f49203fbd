// What the region has published, and what was read or written in this tab since: names and numbers that a field may
// hold. They are suggestions for the browser and the measure of what was typed.
const known = new Map();

export async function fetchLists(daerah) {
  const answer = await fetch(`../../${daerah}/data/daerah.json`);
  if (!answer.ok) return;
  const data = await answer.json();
  const named = (group, word) => Object.entries(data[group] ?? {}).map(([id, one]) => [id, one[word] ?? ""]);
  const plans = Object.entries(data.rpjmd ?? {}).flatMap(([period, plan]) =>
    (plan.simpul ?? []).map((node) => [`${period}/${node.id}`, node.teks?.[0]?.isi ?? ""]),
  );
  const pages = (group, word) => named(group.replace("-", "_"), word).map(([id, title]) => [`${group}/${id}`, title]);
  learn("sumber", named("sumber", "judul"));
  learn("opd", named("opd", "nama"));
  learn("dokumen", named("dokumen", "judul"));
  learn("indikator", named("indikator", "nama"));
  learn("tujuan", [...plans, ...pages("indikator", "nama"), ...pages("quick-win", "judul"), ...pages("program", "judul")]);
}

// Add names with their titles to a list. What is once known stays: a number is never used again.
export function learn(name, entries) {
  const list = known.get(name) ?? new Map();
  known.set(name, list);
  for (const [value, label] of entries) if (value) list.set(value, String(label ?? ""));
  const shown = document.getElementById(`saran-${name}`) ?? document.createElement("datalist");
  shown.id = `saran-${name}`;
  shown.replaceChildren(...[...list].map(([value, label]) => Object.assign(document.createElement("option"), { value, label })));
  document.body.append(shown);
}

// Tell whether a list has a name; a list that could not be read refuses nothing.
export function has(name, value) {
  return !known.get(name)?.size || known.get(name).has(value);
}

// The one entry that somebody means who typed its name in other letters, or a part of its title.
export function meant(name, typed) {
  const list = [...(known.get(name) ?? [])];
  const said = typed.toLowerCase();
  const same = list.filter(([value]) => value.toLowerCase() === said);
  const found = same.length ? same : list.filter(([, label]) => label.toLowerCase().includes(said));
  return found.length === 1 ? found[0][0] : undefined;
}
