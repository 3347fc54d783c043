package dk.elhus.forget;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A landed file or a partition that holds the person.
 *
 * @param place the file below the landing zone, or table and partition
 * @param removed records that tell of the person and go
 * @param cut records that name the person and stay without the name
 */
public record Touched(
    @JsonProperty("place") String place,
    @JsonProperty("removed") long removed,
    @JsonProperty("cut") long cut) {

  boolean isNot() {
    return removed == 0 && cut == 0;
  }
}
