/**
 * What the address asks of a screen's look, taken up before anything is painted: dark or light (?theme=dark), within another page (?embed), and without a
 * ground of its own (?embed&transparent).
 */

{
  const asked = new URLSearchParams(location.search);
  const { dataset } = document.documentElement;
  const theme = asked.get("theme");
  if (theme === "dark" || theme === "light") dataset.theme = theme;
  if (asked.has("embed")) dataset.embed = "";
  if (asked.has("embed") && asked.has("transparent")) dataset.transparent = "";
}
