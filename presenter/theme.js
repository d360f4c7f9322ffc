/** A screen's own choice of dark or light, made in its address (?theme=dark), taken up before anything is painted. */

{
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}
