// Everything works without this file; with it, pages are smoother. Islands beside it are found by the build.
import "htmx.org";
