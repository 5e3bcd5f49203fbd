// What a page can do only with a script: copy its address, print it. Without one the buttons stay hidden.
for (const button of document.querySelectorAll("button[data-kerja]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.dataset.kerja === "cetak") return print();
    const shown = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.alamat);
      button.textContent = "Tautan disalin";
    } catch {
      button.textContent = "Tidak dapat menyalin; salin dari bilah alamat";
    }
    setTimeout(() => { button.textContent = shown; }, 4000);
  });
}
