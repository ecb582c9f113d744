// The only thing the page does by itself: begin again after the conversation was closed.
window.addEventListener("DOMContentLoaded", () => {
  document.getElementById("again").addEventListener("click", () => window.location.reload());
});
