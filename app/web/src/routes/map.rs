//! Addresses of `map`.

use crate::route::routes;

routes! {
    /// The map of initiatives.
    Map = "/kaart";
    /// The points on the map.
    Points = "/kaart/punten.json";
    /// What lies in squares of the map.
    Squares = "/kaart/vakken.json";
    /// The areas on the map.
    Outlines = "/kaart/gebieden.json";
    /// Water, roads and railways as a picture, to lay under what is drawn.
    Landscape = "/kaart/landschap.svg";
    /// The neighbourhoods as a picture, to click on.
    Picture = "/kaart/buurten.svg";
}
