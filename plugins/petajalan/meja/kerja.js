// Opens Decap CMS for one region: the region comes with the address (?daerah=…) and is remembered through the sign-in,
// which leads away and comes back without it.
import bahasa from "./bahasa.js";
import { format } from "./bentuk.js";

const REMEMBERED = "petajalan-meja-daerah";

async function start() {
  const text = await (await fetch("meja.json")).text();
  const asked = new URLSearchParams(location.search).get("daerah");
  const daerah = asked ?? sessionStorage.getItem(REMEMBERED) ?? "";
  const { nama, layanan, ...rest } = JSON.parse(text);
  if (!Object.hasOwn(nama, daerah)) {
    say(daerah ? `Daerah “${daerah}” tidak ada di portal ini.` : "Daerahnya belum dipilih.");
    return;
  }
  sessionStorage.setItem(REMEMBERED, daerah);
  document.title = `Meja ${nama[daerah]} · Petajalan`;
  document.querySelector("#meja-kata h1").textContent = `Meja ${nama[daerah]}`;
  // Only our own placeholder: Decap's templates have two brackets.
  const { konfigurasi, daftar, kunci } = JSON.parse(JSON.stringify(rest).replaceAll("{daerah}", daerah));
  konfigurasi.site_url = konfigurasi.display_url = new URL(`../../${daerah}/`, location.href).href;
  await load("decap-cms.js");
  const { CMS } = window;
  CMS.registerLocale("id", bahasa);
  for (const laci of konfigurasi.collections) {
    const named = laci.files ? { list: daftar, name: kunci } : { prose: laci.extension === "md" };
    const fields = laci.fields ?? laci.files[0].fields;
    CMS.registerCustomFormat(laci.format, laci.extension ?? "yml", format(fields, named));
  }
  CMS.registerWidget("saran", suggesting(suggestions(daerah)));
  CMS.init({ config: konfigurasi });
  nameButtons(document.getElementById("nc-root"));
  say(
    layanan
      ? `Masuk dengan akun ${layanan}. Belum punya akun atau izin? Mintalah kepada pengelola portal.`
      : "Meja ini berjalan di komputer Anda sendiri. Tekan Masuk; tidak perlu akun.",
  );
}

function say(words) {
  document.getElementById("meja-keadaan").textContent = words;
}

function load(address) {
  window.CMS_MANUAL_INIT = true;
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = () => failed(new Error("Program meja tidak dapat diunduh."));
    document.head.append(script);
  });
}

// Decap leaves the buttons above each item of a list without words for those who do not see them.
function nameButtons(root) {
  const name = () => {
    for (const bar of root.querySelectorAll('[class*="ListItemTopBar"]')) {
      const buttons = bar.querySelectorAll(":scope > button");
      if (buttons.length !== 2 || buttons[0].ariaLabel) continue;
      buttons[0].ariaLabel = "Buka atau tutup butir";
      buttons[1].ariaLabel = "Buang butir";
      bar.querySelector(":scope > [role=button]")?.setAttribute("aria-label", "Pindahkan butir");
    }
  };
  new MutationObserver(name).observe(root, { childList: true, subtree: true });
}

// What the portal has published of the region, as lists for the browser's own suggestions.
async function suggestions(daerah) {
  const answer = await fetch(`../../${daerah}/data/daerah.json`);
  if (!answer.ok) return;
  const data = await answer.json();
  const named = (group, word) => Object.entries(data[group] ?? {}).map(([id, one]) => [id, one[word] ?? ""]);
  const plans = Object.entries(data.rpjmd ?? {}).flatMap(([period, plan]) =>
    (plan.simpul ?? []).map((node) => [`${period}/${node.id}`, node.teks?.[0]?.isi ?? ""]),
  );
  const pages = (group, word) => named(group.replace("-", "_"), word).map(([id, title]) => [`${group}/${id}`, title]);
  const tujuan = [...plans, ...pages("indikator", "nama"), ...pages("quick-win", "judul"), ...pages("program", "judul")];
  const lists = {
    sumber: named("sumber", "judul"),
    opd: named("opd", "nama"),
    dokumen: named("dokumen", "judul"),
    indikator: named("indikator", "nama"),
    tujuan,
  };
  for (const [name, options] of Object.entries(lists)) {
    const list = document.createElement("datalist");
    list.id = `saran-${name}`;
    list.append(...options.map(([value, label]) => Object.assign(document.createElement("option"), { value, label })));
    document.body.append(list);
  }
}

// A line of text that suggests names and numbers of the region, and takes any other.
function suggesting(ready) {
  ready.catch(() => {}); // without suggestions the line is still a line
  return window.createClass({
    render() {
      const { forID, value, classNameWrapper, onChange, setActiveStyle, setInactiveStyle, field } = this.props;
      return window.h("input", {
        id: forID,
        className: classNameWrapper,
        type: "text",
        value: value ?? "",
        list: `saran-${field.get("saran")}`,
        autoComplete: "off",
        onChange: (event) => onChange(event.target.value.trim()),
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      });
    },
  });
}

start().catch((error) => say(`Meja tidak dapat dibuka: ${error.message}`));
