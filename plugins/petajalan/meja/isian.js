// The desk's own widgets: a line that is held against its form and the region's lists, a list that may be required,
// and the word on a file that cannot be opened.
import { has, meant } from "./daftar.js";

export function register(CMS, list) {
  const { h, createClass } = window;
  CMS.registerWidget("baris", line(h, createClass, list));
  CMS.registerWidget("rusak", broken(h, createClass));
  CMS.registerWidget("list", listing(CMS.getWidget("list").control));
}

// Decap says a word only about what is missing; whatever is wrong is said as if it were.
const mistake = (message, parentIds) => ({ type: "PRESENCE", parentIds, message });

// Where the officer adds what a list does not have yet.
const DRAWERS = { sumber: "Sumber", opd: "Perangkat daerah dan lembaga", dokumen: "Dokumen", indikator: "Indikator" };

// -- a line ---------------------------------------------------------------------------------------

function line(h, createClass, list) {
  return createClass({
    getInitialState() {
      return { first: this.props.value ?? "" };
    },
    isValid() {
      const { value, field, parentIds, getEntry } = this.props;
      const said = (value ?? "").trim();
      const before = this.state.first;
      const others = () => (getEntry()?.getIn(["data", list]) ?? []).map((one) => one.get(field.get("name")) ?? "");
      const message = said && said !== before ? wrong(said, field, others) : wrongForm(said, field);
      return message ? { error: mistake(message, parentIds) } : true;
    },
    leave() {
      const { value, field, onChange, setInactiveStyle, validate } = this.props;
      const said = (value ?? "").trim();
      const found = said && field.get("saran") && !has(field.get("saran"), said) ? meant(field.get("saran"), said) : said;
      if ((found ?? said) !== (value ?? "")) onChange(found ?? said);
      setInactiveStyle();
      if (said) setTimeout(validate);
    },
    render() {
      const { forID, value, classNameWrapper, onChange, setActiveStyle, field } = this.props;
      return h("input", {
        id: forID,
        className: classNameWrapper,
        type: "text",
        value: value ?? "",
        list: field.get("saran") && `saran-${field.get("saran")}`,
        autoComplete: "off",
        onChange: (event) => onChange(event.target.value),
        onFocus: setActiveStyle,
        onBlur: this.leave,
      });
    },
  });
}

// Give what is wrong with a value that was typed, in a sentence. What stood there before is for the check to judge.
function wrong(said, field, others) {
  const [label, list] = [field.get("label"), field.get("saran")];
  const form = wrongForm(said, field);
  if (form) return form;
  if (list && !has(list, said)) {
    const drawer = DRAWERS[list];
    return `“${said}” tidak ada di daftar. Pilih dari daftar${drawer ? `, atau tambahkan dahulu di ${drawer}` : ""}.`;
  }
  if (field.get("bentuk") !== "kunci") return "";
  const names = [...others()];
  if (names.filter((name) => name.trim() === said).length < 2) return "";
  const free = nextNumber(names, field);
  return `${label} ${said} sudah dipakai; pakai ${free || "nama lain"}.`;
}

function wrongForm(said, field) {
  const [pattern, words] = field.get("pola")?.toArray() ?? [];
  if (!said || !pattern) return "";
  const label = field.get("label");
  const day = field.get("bentuk") === "waktu" && /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  if (day) return `${label} ditulis dari tahunnya: ${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}.`;
  if (!RegExp(pattern).test(said)) return `${label} belum sesuai bentuknya: ${words}.`;
  const lost = field.get("bentuk") === "waktu" && noSuchDay(said);
  return lost ? `${lost} tidak ada di kalender.` : "";
}

function noSuchDay(said) {
  for (const [moment, year, month, day] of said.replace(/ \(.*$/, "").matchAll(/(\d{4})-(\d\d)(?:-(\d\d))?/g)) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    if (month < 1 || month > 12 || (day && (day < 1 || day > last))) return moment;
  }
  return "";
}

// The number after the highest, in the letters that most of them have; nothing where names are no numbers.
function nextNumber(names, field) {
  if (!field.get("awalan")) return "";
  const numbers = names.map((name) => /^([A-Za-z]+)(\d+)$/.exec(name ?? "")).filter(Boolean);
  const counts = new Map();
  for (const [, letters] of numbers) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  const [letters] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [field.get("awalan")];
  return letters + (Math.max(0, ...numbers.filter((one) => one[1] === letters).map((one) => Number(one[2]))) + 1);
}

// -- a list ---------------------------------------------------------------------------------------

function listing(Base) {
  return class extends Base {
    constructor(props) {
      super(props);
      const [defaults, add] = [this.multipleDefault, this.addItem];
      this.multipleDefault = (fields) => ({ ...defaults(fields), ...this.numbered(fields) });
      this.addItem = (item) => {
        add(item);
        setTimeout(() => show(document.getElementById(this.props.forID)));
      };
      // Decap asks a list for its least number only once it has an item. Sources are for the check: others may have them.
      this.validateSize = () => {
        const { field, value, parentIds } = this.props;
        if (!field.get("required", true) || field.get("bentuk") === "rujukan" || value?.size) return [];
        return [mistake(`${field.get("label")} wajib diisi: tambahkan satu butir.`, parentIds)];
      };
    }

    numbered(fields) {
      const key = fields.find((field) => field.get("awalan"));
      const names = (this.props.value ?? []).map((one) => one.get(key?.get("name")) ?? "");
      return key ? { [key.get("name")]: nextNumber([...names], key) } : {};
    }

    // A closed item shows its parts; those that are empty leave no mark.
    objectLabel(item) {
      if (typeof item === "string") return item.trim() || "(belum diisi)";
      const label = super.objectLabel(item);
      const parts = String(label ?? "").split(" · ").map((part) => part.trim()).filter(Boolean);
      return parts.join(" · ").replace(/^No \w+$/, "") || "(belum diisi)";
    }
  };
}

const ITEM = '[class*="SortableListItem"]';

// Lead to the item that was just added to a list: it stands at the end, often far below.
function show(list) {
  const outer = list?.closest(ITEM) ?? null;
  const items = [...(list?.querySelectorAll(ITEM) ?? [])].filter((one) => one.parentElement.closest(ITEM) === outer);
  const last = items.at(-1);
  last?.scrollIntoView({ block: "start" });
  last?.querySelector("input, textarea")?.focus({ preventScroll: true });
}

// -- a file that cannot be opened -----------------------------------------------------------------

function broken(h, createClass) {
  return createClass({
    render() {
      const { value, forID } = this.props;
      if (!value) return h("span", { className: "meja-utuh", id: forID, hidden: true });
      return h("p", { className: "meja-rusak", id: forID, role: "alert" },
        `Berkas ini tidak dapat dibuka: ${value}. Perbaiki dahulu lewat penyunting berkas; di meja ini isinya tidak diubah.`);
    },
  });
}
