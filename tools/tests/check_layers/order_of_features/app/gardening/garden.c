int garden;
