//! The desk of the council: what lives where, and what we hold back. Numbers about the municipality, never about an initiative.

pub mod pages;
